package io.durablefunctions.spring.entities;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.OrchestrationContext;
import org.springframework.stereotype.Component;

/** Has no field, so one does for all turns. */
@Component
public class NoteTaker implements NoteTaking {

    @Override
    public String take(OrchestrationContext context, String text) {
        try {
            NotesStub.in(context).keep(text);
            return "kept";
        } catch (ActivityFailedException failed) {
            return String.valueOf(failed.getMessage());
        }
    }
}

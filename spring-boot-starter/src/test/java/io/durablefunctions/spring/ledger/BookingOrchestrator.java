package io.durablefunctions.spring.ledger;

import io.durablefunctions.OrchestrationContext;
import org.springframework.stereotype.Component;

/** Has no field, so one does for all turns. */
@Component
public class BookingOrchestrator implements Booking {

    @Override
    public int book(OrchestrationContext context, String entry) {
        return LedgerStub.in(context).book(entry);
    }
}

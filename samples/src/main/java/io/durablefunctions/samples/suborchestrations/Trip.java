package io.durablefunctions.samples.suborchestrations;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** A trip of several stages, each of which is booked by an orchestration of its own. */
@Orchestrator
public interface Trip {

    /** Returns a line a stage. */
    List<String> book(OrchestrationContext context, List<String> cities);

    /** A child: it has its own id, its own history and may run on another host than its parent. */
    @Orchestrator
    interface Stage {
        String book(OrchestrationContext context, String from, String to);
    }
}

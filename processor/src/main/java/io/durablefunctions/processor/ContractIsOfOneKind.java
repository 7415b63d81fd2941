package io.durablefunctions.processor;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;
import javax.lang.model.element.TypeElement;

/** Rule: a contract is of an orchestrator, of activities, or of events. */
final class ContractIsOfOneKind implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        boolean orchestrator = Marking.of(contract, Orchestrator.class).isPresent();
        boolean activity = Marking.of(contract, Activity.class).isPresent();
        boolean events = Marking.of(contract, ExternalEvents.class).isPresent();
        if (orchestrator && activity) {
            problems.add(
                    contract,
                    "two-kinds",
                    TypeText.of(contract) + " is both @Orchestrator and @Activity. Split it into two interfaces.");
        } else if (events && (orchestrator || activity)) {
            problems.add(
                    contract,
                    "two-kinds",
                    TypeText.of(contract) + " is also @ExternalEvents. Put its events into an interface of their own.");
        }
    }
}

package io.durablefunctions.processor;

import io.durablefunctions.processor.EntryParameter.Role;
import java.util.List;

/** Rule: events are one parameter, after the input. */
final class EventsComeAfterInput {

    private static final String CODE = "events-after-input";

    void check(ResolvedMethod entry, List<EntryParameter> parameters, Problems problems) {
        List<EntryParameter> events = parameters.stream()
                .filter(parameter -> parameter.is(Role.EVENTS))
                .toList();
        if (events.isEmpty()) {
            return;
        }
        events.stream()
                .skip(1)
                .forEach(second -> problems.add(
                        second.element(),
                        CODE,
                        entry.name() + " has a second interface of events, '" + second.name()
                                + "'. Let one interface extend the other."));
        EntryParameter first = events.get(0);
        if (parameters.stream().anyMatch(input -> input.is(Role.INPUT) && input.index() > first.index())) {
            problems.add(
                    first.element(),
                    CODE,
                    "parameter '" + first.name() + "' of " + entry.name()
                            + " is an interface of events and stands before the input. Put it after the input.");
        }
    }
}

package io.durablefunctions.processor;

import io.durablefunctions.processor.EntryParameter.Role;
import java.util.List;

/** Rule: the context is the first parameter of an orchestrator's method, and there is one. */
final class ContextComesFirst {

    private static final String CODE = "context-first";

    void check(ResolvedMethod entry, List<EntryParameter> parameters, Problems problems) {
        if (parameters.stream().noneMatch(parameter -> parameter.is(Role.CONTEXT))) {
            problems.add(
                    entry.element(), CODE, entry.name() + " has no OrchestrationContext. Make it the first parameter.");
        }
        parameters.stream()
                .filter(parameter -> parameter.is(Role.CONTEXT) && parameter.index() > 0)
                .forEach(parameter -> problems.add(
                        parameter.element(),
                        CODE,
                        "parameter '" + parameter.name() + "' of " + entry.name()
                                + " is the OrchestrationContext, but not the first parameter. Make it the first one."));
    }
}

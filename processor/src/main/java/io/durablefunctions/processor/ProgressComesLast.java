package io.durablefunctions.processor;

import io.durablefunctions.processor.EntryParameter.Role;
import java.util.List;

/** Rule: progress is the last parameter. */
final class ProgressComesLast {

    void check(ResolvedMethod entry, List<EntryParameter> parameters, Problems problems) {
        parameters.stream()
                .filter(parameter -> parameter.is(Role.PROGRESS) && parameter.index() < parameters.size() - 1)
                .forEach(parameter -> problems.add(
                        parameter.element(),
                        "progress-last",
                        "parameter '" + parameter.name() + "' of " + entry.name()
                                + " is a Progress, but not the last parameter. Put it last."));
    }
}

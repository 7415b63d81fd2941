package io.durablefunctions.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule: the generated twin {@code sendAsync} of {@code send} does not meet a method of the user's. */
final class AsyncNamesAreFree {

    /**
     * @param activities the methods that have a twin
     * @param defaults the methods of the contract that have a body
     */
    void check(List<ResolvedMethod> activities, List<ResolvedMethod> defaults, Problems problems) {
        Set<String> called = activities.stream().map(ResolvedMethod::name).collect(Collectors.toSet());
        for (ResolvedMethod method :
                Stream.concat(activities.stream(), defaults.stream()).toList()) {
            if (method.name().endsWith("Async")) {
                String twin = method.name().substring(0, method.name().length() - "Async".length());
                if (called.contains(twin)) {
                    problems.add(
                            method.element(),
                            "async-name",
                            "the generated " + method.name() + " of " + twin + " would meet " + method.text()
                                    + ". Rename one of them.");
                }
            }
        }
    }
}

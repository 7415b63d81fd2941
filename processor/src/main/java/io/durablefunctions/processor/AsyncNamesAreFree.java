package io.durablefunctions.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rule: the generated twin {@code sendAsync} of {@code send} does not meet a method of the user's. */
final class AsyncNamesAreFree {

    void check(List<ResolvedMethod> methods, Problems problems) {
        Map<String, ResolvedMethod> byName = new HashMap<>();
        methods.forEach(method -> byName.putIfAbsent(method.name(), method));
        for (ResolvedMethod method : methods) {
            if (method.name().endsWith("Async")) {
                String twin = method.name().substring(0, method.name().length() - "Async".length());
                if (byName.containsKey(twin)) {
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

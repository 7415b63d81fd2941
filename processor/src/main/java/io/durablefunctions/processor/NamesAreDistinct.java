package io.durablefunctions.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rule: no two methods of a contract have one name in histories. */
final class NamesAreDistinct {

    /** @param storedNames the name of each method, in the order of {@code methods} */
    void check(List<ResolvedMethod> methods, List<String> storedNames, Problems problems) {
        Map<String, ResolvedMethod> taken = new HashMap<>();
        for (int i = 0; i < methods.size(); i++) {
            ResolvedMethod method = methods.get(i);
            ResolvedMethod other = taken.putIfAbsent(storedNames.get(i), method);
            if (other != null) {
                problems.add(
                        method.element(),
                        "same-name",
                        other.text() + " and " + method.text() + " would both be '" + storedNames.get(i)
                                + "' in the journal. Add @Name(\"" + suggestion(method) + "\") to one of them.");
            }
        }
    }

    /** {@code tellTeam} for {@code tell(Team)} */
    private static String suggestion(ResolvedMethod method) {
        return method.type().getParameterTypes().isEmpty()
                ? method.name() + "2"
                : method.name() + TypeText.of(method.parameterType(0)).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

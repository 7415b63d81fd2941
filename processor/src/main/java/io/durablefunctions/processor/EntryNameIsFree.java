package io.durablefunctions.processor;

import java.util.List;

/** Rule: the stub's method, which takes the input only, does not meet a method of {@code Object}. */
final class EntryNameIsFree {

    private static final List<String> WITHOUT_PARAMETERS =
            List.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    void check(ResolvedMethod entry, List<String> inputTypes, Problems problems) {
        boolean isTaken = inputTypes.isEmpty()
                ? WITHOUT_PARAMETERS.contains(entry.name())
                : entry.name().equals("wait")
                        && (inputTypes.equals(List.of("long")) || inputTypes.equals(List.of("long", "int")));
        if (isTaken) {
            problems.add(
                    entry.element(),
                    "taken-name",
                    "the generated " + entry.name() + "(" + String.join(", ", inputTypes)
                            + ") would meet the method of Object. Rename " + entry.name() + ".");
        }
    }
}

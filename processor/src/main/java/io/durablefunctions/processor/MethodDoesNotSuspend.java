package io.durablefunctions.processor;

import java.util.stream.IntStream;

/** Rule: a Kotlin contract has ordinary functions; a suspended coroutine cannot be replayed. */
final class MethodDoesNotSuspend implements MethodRule {

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    @Override
    public void check(ResolvedMethod method, Problems problems) {
        if (IntStream.range(0, method.parameters().size())
                .anyMatch(index -> Language.is(method.parameterType(index), CONTINUATION))) {
            problems.add(
                    method.element(),
                    "suspend-function",
                    method.name()
                            + " is a suspend function, which cannot be replayed. Remove suspend: waiting is durable"
                            + " without it.");
        }
    }
}

package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** Rule: {@code with} and {@code in} of a generated stub do not meet a default method that it inherits. */
final class StubNamesAreFree {

    /** @param defaults the methods of the contract that have a body */
    void check(List<ResolvedMethod> defaults, Problems problems) {
        check("with", RuntimeNames.CALL_OPTIONS, defaults, problems);
        check("in", RuntimeNames.CONTEXT, defaults, problems);
    }

    private static void check(String name, ClassName parameter, List<ResolvedMethod> defaults, Problems problems) {
        defaults.stream()
                .filter(method -> method.name().equals(name)
                        && method.parameters().size() == 1
                        && Language.is(method.parameterType(0), parameter.canonicalName()))
                .forEach(method -> problems.add(
                        method.element(),
                        "taken-name",
                        "the stub's own " + method.text() + " would meet this method. Rename " + name + "."));
    }
}

package io.durablefunctions.processor;

import javax.lang.model.type.TypeMirror;

/** Rule: what a contract throws is an exception, for a caller has to let through what else is thrown. */
final class MethodThrowsExceptions implements MethodRule {

    @Override
    public void check(ResolvedMethod method, Problems problems) {
        for (TypeMirror thrown : method.type().getThrownTypes()) {
            if (Language.is(thrown, "java.lang.Throwable")) {
                problems.add(
                        method.element(),
                        "throws-throwable",
                        method.name() + " throws Throwable. Write throws Exception, or name what it throws.");
            }
        }
    }
}

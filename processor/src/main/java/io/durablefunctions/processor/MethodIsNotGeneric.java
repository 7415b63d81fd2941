package io.durablefunctions.processor;

import javax.lang.model.element.TypeParameterElement;

/** Rule: a stored value can be read back, which a type parameter does not tell how to do. */
final class MethodIsNotGeneric implements MethodRule {

    @Override
    public void check(ResolvedMethod method, Problems problems) {
        for (TypeParameterElement parameter : method.element().getTypeParameters()) {
            problems.add(
                    method.element(),
                    "generic-method",
                    method.name() + " has the type parameter " + parameter
                            + ", which is not known when a stored value is read back. Write a method for each type.");
        }
    }
}

package io.durablefunctions.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/** Rule: a stored value can be read back, which a type parameter does not tell how to do. */
final class ContractIsNotGeneric implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        for (TypeParameterElement parameter : contract.getTypeParameters()) {
            problems.add(
                    parameter,
                    "generic-contract",
                    TypeText.of(contract) + " has the type parameter " + parameter
                            + ", which is not known when a stored value is read back."
                            + " Mark an interface that extends it and says what " + parameter + " is.");
        }
    }
}

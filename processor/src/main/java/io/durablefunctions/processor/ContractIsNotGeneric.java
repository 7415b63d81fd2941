package io.durablefunctions.processor;

import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/** Rule: a stored value can be read back, which a type parameter does not tell how to do. */
final class ContractIsNotGeneric implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        if (!contract.getTypeParameters().isEmpty()) {
            String parameters = contract.getTypeParameters().stream()
                    .map(TypeParameterElement::toString)
                    .collect(Collectors.joining(", "));
            problems.add(
                    contract,
                    "generic-contract",
                    TypeText.of(contract) + " is generic, and what " + parameters
                            + " stands for is not known when a stored value is read back."
                            + " Mark an interface that extends it and says so.");
        }
    }
}

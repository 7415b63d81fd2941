package io.durablefunctions.processor;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Rule: generated code may implement the contract. */
final class ContractIsNotSealed implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        if (contract.getModifiers().contains(Modifier.SEALED)) {
            problems.add(
                    contract,
                    "sealed-contract",
                    TypeText.of(contract) + " is sealed, and generated code may not implement it. Remove sealed.");
        }
    }
}

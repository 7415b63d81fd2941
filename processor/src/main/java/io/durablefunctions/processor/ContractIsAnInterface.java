package io.durablefunctions.processor;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Rule: a contract says what is done, and a class of its own says how. */
final class ContractIsAnInterface implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        if (contract.getKind() != ElementKind.INTERFACE) {
            problems.add(
                    contract,
                    "not-an-interface",
                    TypeText.of(contract) + " is of kind '" + Language.kind(contract)
                            + "'. Make it an interface and implement it in a class of its own.");
        }
    }
}

package io.durablefunctions.processor;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Rule: generated code can name the contract. */
final class ContractIsVisible implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        if (Language.anyIs(Modifier.PRIVATE, contract)) {
            problems.add(
                    contract,
                    "private-contract",
                    TypeText.of(contract) + " is private, and generated code cannot name it. Remove private.");
        }
    }
}

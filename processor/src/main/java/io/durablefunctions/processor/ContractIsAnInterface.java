package io.durablefunctions.processor;

import java.util.Locale;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Rule: a contract says what is done, and a class of its own says how. */
final class ContractIsAnInterface implements ContractRule {

    @Override
    public void check(TypeElement contract, Problems problems) {
        if (contract.getKind() != ElementKind.INTERFACE) {
            String kind = contract.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            problems.add(
                    contract,
                    "not-an-interface",
                    TypeText.of(contract) + " is of kind '" + kind
                            + "'. Make it an interface and implement it in a class of its own.");
        }
    }
}

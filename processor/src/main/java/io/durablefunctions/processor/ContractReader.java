package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads what all contracts have in common. */
final class ContractReader {

    private static final List<ContractRule> RULES = List.of(
            new ContractIsAnInterface(),
            new ContractIsVisible(),
            new ContractIsNotSealed(),
            new ContractIsNotGeneric(),
            new ContractIsOfOneKind());

    private ContractReader() {}

    /** Empty if the contract is such that its methods say nothing. */
    static Optional<ContractDescriptor> read(TypeElement contract, Class<?> annotation, Problems problems) {
        if (!obeysRules(contract, problems)) {
            return Optional.empty();
        }
        StoredNames.checkContract(contract, annotation, problems);
        return Optional.of(new ContractDescriptor(
                contract,
                ClassName.get(contract),
                StoredNames.ofContract(contract, annotation),
                Language.isPublic(contract)));
    }

    static boolean obeysRules(TypeElement contract, Problems problems) {
        Problems own = new Problems();
        RULES.forEach(rule -> rule.check(contract, own));
        problems.addAll(own);
        return own.areNone();
    }
}

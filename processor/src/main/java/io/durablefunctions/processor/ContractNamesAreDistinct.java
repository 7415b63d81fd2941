package io.durablefunctions.processor;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Orchestrator;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Rule: no two contracts of a kind have one name in the journal. */
final class ContractNamesAreDistinct {

    /**
     * @param known contracts that were compiled before
     * @param compiled contracts of this compilation
     */
    void check(Collection<TypeElement> known, Collection<TypeElement> compiled, Problems problems) {
        List<TypeElement> contracts =
                Stream.concat(known.stream(), compiled.stream()).toList();
        check(contracts, Orchestrator.class, problems);
        check(contracts, Activity.class, problems);
    }

    private static void check(List<TypeElement> contracts, Class<?> annotation, Problems problems) {
        Map<String, TypeElement> taken = new HashMap<>();
        for (TypeElement contract : contracts) {
            if (Marking.of(contract, annotation).isPresent()) {
                String name = StoredNames.ofContract(contract, annotation);
                TypeElement other = taken.putIfAbsent(name, contract);
                if (other != null) {
                    problems.add(
                            contract,
                            "same-name",
                            other.getQualifiedName() + " and " + contract.getQualifiedName() + " would both be '" + name
                                    + "' in the journal. Write @" + annotation.getSimpleName()
                                    + "(\"...\") with another name on one of them.");
                }
            }
        }
    }
}

package io.durablefunctions.processor;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads an interface marked {@code @Activity}. */
final class ActivitiesReader {

    private final Language language;
    private final MethodReader methods;

    ActivitiesReader(Language language) {
        this.language = language;
        this.methods = new MethodReader(language);
    }

    /** Complete only if there are no problems. */
    Optional<ActivitiesDescriptor> read(TypeElement element, Problems problems) {
        return ContractReader.read(element, Activity.class, problems).map(contract -> read(contract, problems));
    }

    private ActivitiesDescriptor read(ContractDescriptor contract, Problems problems) {
        List<ResolvedMethod> declared = AbstractMethods.of(contract.element(), language);
        if (declared.isEmpty()) {
            problems.add(
                    contract.element(),
                    "no-method",
                    TypeText.of(contract.element()) + " has no method to call. Add one for each activity.");
        }
        List<String> storedNames = declared.stream()
                .map(method -> contract.storedName() + "." + StoredNames.ofMethod(method))
                .toList();
        new NamesAreDistinct().check(declared, storedNames, problems);
        List<ResolvedMethod> defaults = AbstractMethods.inheritedFrom(contract.element(), language);
        new AsyncNamesAreFree().check(declared, defaults, problems);
        new StubNamesAreFree().check(defaults, problems);
        List<ActivityDescriptor> activities = new ArrayList<>();
        for (ResolvedMethod method : declared) {
            StoredNames.checkMethod(method, problems);
            List<Element> annotated = annotated(contract.element(), method.element());
            OptionsDescriptor options = annotated.stream()
                    .map(element -> OptionsReader.read(element, problems))
                    .reduce(OptionsDescriptor.NONE, OptionsDescriptor::orElse);
            if (MethodReader.obeysRules(method, problems)) {
                activities.add(activity(
                        contract,
                        method,
                        options,
                        annotated.stream().anyMatch(ActivitiesReader::isInStoreTransaction),
                        problems));
            }
        }
        return new ActivitiesDescriptor(contract, activities);
    }

    private ActivityDescriptor activity(
            ContractDescriptor contract,
            ResolvedMethod method,
            OptionsDescriptor options,
            boolean inStoreTransaction,
            Problems problems) {
        List<Integer> all =
                IntStream.range(0, method.parameters().size()).boxed().toList();
        String shortName = StoredNames.ofMethod(method);
        return new ActivityDescriptor(
                methods.read(contract.element(), method, all, problems),
                contract.storedName() + "." + shortName,
                shortName,
                options,
                inStoreTransaction);
    }

    /** Whose annotations hold for a method: its own, then those of the contract, then those of the interfaces it comes from. */
    private List<Element> annotated(TypeElement contract, ExecutableElement method) {
        List<Element> annotated = new ArrayList<>(List.of(method));
        annotated.addAll(language.lineage(contract, method.getEnclosingElement()));
        return annotated;
    }

    private static boolean isInStoreTransaction(Element element) {
        return Marking.of(element, InStoreTransaction.class).isPresent();
    }
}

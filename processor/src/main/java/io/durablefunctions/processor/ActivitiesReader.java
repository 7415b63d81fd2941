package io.durablefunctions.processor;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
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
        new AsyncNamesAreFree().check(declared, problems);
        OptionsDescriptor ofContract = OptionsReader.read(contract.element(), problems);
        List<ActivityDescriptor> activities = new ArrayList<>();
        for (ResolvedMethod method : declared) {
            StoredNames.checkMethod(method, problems);
            OptionsDescriptor options =
                    OptionsReader.read(method.element(), problems).orElse(ofContract);
            if (MethodReader.obeysRules(method, problems)) {
                activities.add(activity(contract, method, options, problems));
            }
        }
        return new ActivitiesDescriptor(contract, activities);
    }

    private ActivityDescriptor activity(
            ContractDescriptor contract, ResolvedMethod method, OptionsDescriptor options, Problems problems) {
        List<Integer> all =
                IntStream.range(0, method.parameters().size()).boxed().toList();
        String shortName = StoredNames.ofMethod(method);
        return new ActivityDescriptor(
                methods.read(contract.element(), method, all, problems),
                contract.storedName() + "." + shortName,
                shortName,
                options,
                isInStoreTransaction(contract.element()) || isInStoreTransaction(method.element()));
    }

    private static boolean isInStoreTransaction(Element element) {
        return Marking.of(element, InStoreTransaction.class).isPresent();
    }
}

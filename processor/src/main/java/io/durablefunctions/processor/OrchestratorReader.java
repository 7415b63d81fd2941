package io.durablefunctions.processor;

import io.durablefunctions.annotations.Orchestrator;
import io.durablefunctions.processor.EntryParameter.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads an interface marked {@code @Orchestrator}. */
final class OrchestratorReader {

    private final Language language;
    private final MethodReader methods;
    private final EventsReader events;
    private final ValueReader values;

    OrchestratorReader(Language language) {
        this.language = language;
        this.methods = new MethodReader(language);
        this.events = new EventsReader(language);
        this.values = new ValueReader(language);
    }

    /** Complete only if there are no problems. */
    Optional<OrchestratorDescriptor> read(TypeElement element, Problems problems) {
        return ContractReader.read(element, Orchestrator.class, problems)
                .flatMap(contract -> entry(element, problems).map(entry -> read(contract, entry, problems)));
    }

    private Optional<ResolvedMethod> entry(TypeElement contract, Problems problems) {
        new AnnotationsAreInPlace().checkOrchestrator(contract, problems);
        List<ResolvedMethod> declared = AbstractMethods.of(contract, language);
        if (declared.size() == 1) {
            return Optional.of(declared.get(0)).filter(entry -> MethodReader.obeysRules(entry, problems));
        }
        String text = declared.isEmpty()
                ? " has no method. Add one that takes the OrchestrationContext and the input."
                : " has " + declared.size() + " methods, "
                        + declared.stream().map(ResolvedMethod::name).collect(Collectors.joining(", "))
                        + ". Keep one: an orchestrator has one way in.";
        problems.add(contract, "one-entry-method", TypeText.of(contract) + text);
        return Optional.empty();
    }

    private OrchestratorDescriptor read(ContractDescriptor contract, ResolvedMethod entry, Problems problems) {
        new AnnotationsAreInPlace().checkOrchestrator(entry.element(), problems);
        List<EntryParameter> parameters = IntStream.range(0, entry.parameters().size())
                .mapToObj(index -> EntryParameter.of(entry, index))
                .toList();
        List<EntryParameter> inputs = of(Role.INPUT, parameters).toList();
        new ContextComesFirst().check(entry, parameters, problems);
        new EventsComeAfterInput().check(entry, parameters, problems);
        new ProgressComesLast().check(entry, parameters, problems);
        new EventsAreMarked(language).check(inputs, problems);
        new EntryNameIsFree()
                .check(
                        entry,
                        inputs.stream().map(input -> TypeText.of(input.type())).toList(),
                        problems);
        return new OrchestratorDescriptor(
                contract,
                methods.read(
                        contract.element(),
                        entry,
                        inputs.stream().map(EntryParameter::index).toList(),
                        problems),
                of(Role.EVENTS, parameters)
                        .findFirst()
                        .flatMap(parameter -> events.read(Language.element(parameter.type()), problems)),
                of(Role.PROGRESS, parameters).findFirst().map(parameter -> progress(entry, parameter, problems)));
    }

    private static Stream<EntryParameter> of(Role role, List<EntryParameter> parameters) {
        return parameters.stream().filter(parameter -> parameter.is(role));
    }

    private ValueDescriptor progress(ResolvedMethod entry, EntryParameter parameter, Problems problems) {
        List<? extends TypeMirror> told = Language.arguments(parameter.type());
        if (told.isEmpty()) {
            problems.add(
                    parameter.element(),
                    "progress-not-storable",
                    "the progress of " + entry.name() + " does not say what is told. Use Progress<X>.");
            return ValueDescriptor.NOTHING;
        }
        return values.read(
                told.get(0), parameter.element(), "progress-not-storable", "the progress of " + entry.name(), problems);
    }
}

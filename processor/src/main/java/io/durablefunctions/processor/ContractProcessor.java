package io.durablefunctions.processor;

import com.google.auto.service.AutoService;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Orchestrator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Generates stubs, clients and definitions for interfaces marked {@link Orchestrator} or {@link Activity}, and reports what is
 * wrong with them. A contract with mistakes does not keep others from being generated.
 */
@AutoService(Processor.class)
public final class ContractProcessor extends AbstractProcessor {

    private final Set<String> waiting = new LinkedHashSet<>();
    private Generation generation;
    private Reports reports;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        generation = Generation.in(environment);
        reports = new Reports(environment.getMessager());
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Stream<Class<?>> contracts = Stream.of(Orchestrator.class, Activity.class, Generated.class);
        return Stream.concat(contracts, AnnotationsAreInPlace.OF_ACTIVITIES.stream())
                .map(Class::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // unclaimed ones are a warning under -Xlint:processing
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        reports.roundOf(round);
        round.getElementsAnnotatedWithAny(Set.copyOf(AnnotationsAreInPlace.OF_ACTIVITIES))
                .forEach(this::checkPlace);
        round.getElementsAnnotatedWithAny(Set.of(Orchestrator.class, Activity.class)).stream()
                .map(Element::toString)
                .forEach(waiting::add);
        waiting.removeIf(this::isDone);
        if (round.processingOver() && !round.errorRaised()) {
            waiting.forEach(this::reportUnknown);
        }
        return claimsOnlyGenerated(annotations);
    }

    /** The compiler reports a type that it cannot find, if it looks for it, but not that this is why other classes are missing. */
    private void reportUnknown(String name) {
        TypeElement contract = processingEnv.getElementUtils().getTypeElement(name);
        if (contract != null) {
            Problems problems = new Problems();
            String text = TypeText.of(contract);
            Resolution.unknownIn(contract)
                    .ifPresent(unknown -> problems.add(
                            contract,
                            "unknown-type",
                            "nothing is generated for " + text + ": " + unknown
                                    + " is not known. Correct it, or add it to the class path. It cannot be what would be generated for "
                                    + text + "."));
            reports.print(problems, contract);
        }
    }

    private void checkPlace(Element annotated) {
        Problems problems = new Problems();
        new AnnotationsAreInPlace().checkActivity(annotated, problems);
        reports.print(problems, annotated);
    }

    /** What is generated is marked {@link Generated}, which {@code -Xlint:processing} wants somebody to claim. */
    private static boolean claimsOnlyGenerated(Set<? extends TypeElement> annotations) {
        return annotations.stream()
                .allMatch(annotation -> annotation.getQualifiedName().contentEquals(Generated.class.getName()));
    }

    /** Whether a contract is generated or in error, and not waiting for a type that another processor may generate. */
    private boolean isDone(String name) {
        TypeElement contract = processingEnv.getElementUtils().getTypeElement(name);
        if (contract == null || Resolution.unknownIn(contract).isPresent()) {
            return false;
        }
        reports.print(generation.of(contract), contract);
        return true;
    }
}

package io.durablefunctions.processor;

import com.google.auto.service.AutoService;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Orchestrator;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Lists all definitions of a compilation for {@link java.util.ServiceLoader}, and checks what only a look at all of them
 * shows: that no two contracts have one name, and that a module provides them.
 */
@AutoService(Processor.class)
public final class RegistryProcessor extends AbstractProcessor {

    private final Set<String> contracts = new TreeSet<>();
    private Reports reports;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reports = new Reports(environment.getMessager());
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Orchestrator.class.getPackageName() + ".*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // unclaimed ones are a warning under -Xlint:processing
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        reports.roundOf(round);
        ElementFilter.typesIn(round.getElementsAnnotatedWithAny(Set.of(Orchestrator.class, Activity.class)))
                .forEach(contract -> contracts.add(contract.getQualifiedName().toString()));
        if (round.processingOver() && !contracts.isEmpty()) {
            new Registry(processingEnv, reports).update(contracts);
        }
        return true; // the ContractProcessor has had its turn
    }
}

package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import io.durablefunctions.annotations.Orchestrator;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** From a contract to its generated classes: read, then written if there are no problems. */
final class Generation {

    private final ActivitiesReader activities;
    private final OrchestratorReader orchestrators;
    private final GeneratedFiles files;

    private Generation(Language language, GeneratedFiles files) {
        this.activities = new ActivitiesReader(language);
        this.orchestrators = new OrchestratorReader(language);
        this.files = files;
    }

    static Generation in(ProcessingEnvironment environment) {
        Language language = Language.of(environment);
        return new Generation(language, new GeneratedFiles(language, environment.getFiler()));
    }

    /** The problems; if there are none, all is written. */
    Problems of(TypeElement contract) {
        Problems problems = new Problems();
        if (Marking.of(contract, Orchestrator.class).isPresent()) {
            orchestrators
                    .read(contract, problems)
                    .filter(read -> problems.areNone())
                    .ifPresent(orchestrator -> write(orchestrator, problems));
        } else {
            activities
                    .read(contract, problems)
                    .filter(read -> problems.areNone())
                    .ifPresent(read -> write(read, problems));
        }
        return problems;
    }

    private void write(OrchestratorDescriptor orchestrator, Problems problems) {
        ContractDescriptor contract = orchestrator.contract();
        OrchestratorConstants constants = new OrchestratorConstants(orchestrator);
        write(contract, contract.client(), new OrchestratorClientWriter(orchestrator, constants)::write, problems);
        write(contract, contract.stub(), new OrchestratorStubWriter(orchestrator, constants)::write, problems);
        write(
                contract,
                contract.definition(),
                new OrchestratorDefinitionWriter(orchestrator, constants)::write,
                problems);
    }

    private void write(ActivitiesDescriptor read, Problems problems) {
        ContractDescriptor contract = read.contract();
        ActivityConstants constants = new ActivityConstants(read);
        write(contract, contract.stub(), new ActivityStubWriter(read, constants)::write, problems);
        write(contract, contract.definition(), new ActivitiesDefinitionWriter(read, constants)::write, problems);
    }

    private void write(ContractDescriptor contract, ClassName name, Writing writing, Problems problems) {
        boolean isPublic = contract.isPublic() || name.equals(contract.definition());
        files.write(contract, writing.write(files.begin(contract, name, isPublic)), problems);
    }

    /** Completes a class. */
    private interface Writing {
        TypeSpec write(TypeSpec.Builder type);
    }
}

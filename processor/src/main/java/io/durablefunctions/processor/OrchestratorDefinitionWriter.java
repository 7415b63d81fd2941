package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes {@code ApprovalDefinition}: what the runtime knows of an orchestrator. */
final class OrchestratorDefinitionWriter {

    private final OrchestratorDescriptor orchestrator;
    private final ContractDescriptor contract;
    private final MethodDescriptor entry;
    private final OrchestratorConstants constants;
    private final ValueConstants values;
    private final FailureConstants failures;

    OrchestratorDefinitionWriter(OrchestratorDescriptor orchestrator, OrchestratorConstants constants) {
        this.orchestrator = orchestrator;
        this.contract = orchestrator.contract();
        this.entry = orchestrator.entry();
        this.constants = constants;
        this.values = constants.values();
        this.failures = new FailureConstants(constants.others(), values);
    }

    TypeSpec write(TypeSpec.Builder type) {
        List<FieldSpec> events = orchestrator.events().stream()
                .flatMap(all -> all.events().stream())
                .map(this::constant)
                .toList();
        CodeBlock answers = failures.use(entry.answers());
        type.addJavadoc(
                        "What the runtime knows of {@link $T}. In the journal it is {@code $L}.\n",
                        contract.type(),
                        contract.storedName())
                .addSuperinterface(ParameterizedTypeName.get(
                        RuntimeNames.ORCHESTRATOR_DEFINITION,
                        contract.type(),
                        entry.result().declared()))
                .addField(DefinitionParts.instance(contract))
                .addFields(values.fields())
                .addFields(failures.fields())
                .addFields(events);
        DefinitionParts.addConstructorAndNames(contract, type);
        type.addMethod(parameters()).addMethod(result());
        if (!answers.isEmpty()) {
            type.addMethod(answers(answers));
        }
        type.addMethod(run()).addMethod(client());
        orchestrator.events().ifPresent(all -> type.addType(new EventWaitsWriter(contract, all, constants).write()));
        return type.build();
    }

    private FieldSpec constant(EventDescriptor event) {
        CodeBlock created = event.payload().isNothing()
                ? CodeBlock.of("$T.ofNothing($S)", RuntimeNames.EVENT_TYPE, event.storedName())
                : CodeBlock.of(
                        "$T.of($S, $L)", RuntimeNames.EVENT_TYPE, event.storedName(), values.use(event.payload()));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(
                                RuntimeNames.EVENT_TYPE, event.payload().declared()),
                        constants.of(event),
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(created)
                .build();
    }

    private MethodSpec parameters() {
        return Members.method("parameters")
                .overrides()
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class), DefinitionParts.any(RuntimeNames.VALUE_TYPE)))
                .does(
                        "return $L",
                        values.useAll(entry.parameters().stream()
                                .map(ParameterDescriptor::value)
                                .toList()));
    }

    private MethodSpec result() {
        return Members.method("result")
                .overrides()
                .returns(ParameterizedTypeName.get(
                        RuntimeNames.VALUE_TYPE, entry.result().declared()))
                .does("return $L", values.use(entry.result()));
    }

    private MethodSpec answers(CodeBlock answers) {
        return Members.method("answers")
                .overrides()
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class), DefinitionParts.any(RuntimeNames.FAILURE_TYPE)))
                .does("return $T.of($L)", List.class, answers);
    }

    private MethodSpec run() {
        Members run = Members.method("run")
                .overrides()
                .takes(contract.type(), "orchestrator")
                .takes(RuntimeNames.ORCHESTRATION_CALL, "call")
                .returns(entry.result().declared())
                .throwing(entry.checked());
        CodeBlock arguments = arguments().stream().collect(CodeBlock.joining(", "));
        return entry.returnsNothing()
                ? run.then("orchestrator.$N($L)", entry.name(), arguments).does("return null")
                : run.does("return orchestrator.$N($L)", entry.name(), arguments);
    }

    private List<CodeBlock> arguments() {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("call.context()"));
        for (int i = 0; i < entry.parameters().size(); i++) {
            ParameterDescriptor parameter = entry.parameters().get(i);
            CodeBlock decoded = CodeBlock.of("call.argument($L, $L)", i, values.use(parameter.value()));
            arguments.add(Unboxing.to(parameter.type(), decoded));
        }
        orchestrator
                .events()
                .ifPresent(
                        events -> arguments.add(CodeBlock.of("new $L(call.events())", EventWaitsWriter.name(events))));
        orchestrator
                .progress()
                .ifPresent(progress -> arguments.add(CodeBlock.of("call.progress($L)", values.use(progress))));
        return arguments;
    }

    private MethodSpec client() {
        return Members.method("client")
                .overrides()
                .takes(RuntimeNames.CLIENT, "client")
                .returns(ParameterizedTypeName.get(Optional.class, Object.class))
                .does("return $T.of($T.of(client))", Optional.class, contract.client());
    }
}

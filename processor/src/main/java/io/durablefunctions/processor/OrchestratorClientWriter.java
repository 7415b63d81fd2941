package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.time.Duration;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes {@code ApprovalClient}: what the outside calls. */
final class OrchestratorClientWriter {

    private static final ClassName STRING = ClassName.get(String.class);

    private final OrchestratorDescriptor orchestrator;
    private final ContractDescriptor contract;
    private final MethodDescriptor entry;
    private final OrchestratorConstants constants;
    private final TypeName handle;

    OrchestratorClientWriter(OrchestratorDescriptor orchestrator, OrchestratorConstants constants) {
        this.orchestrator = orchestrator;
        this.contract = orchestrator.contract();
        this.entry = orchestrator.entry();
        this.constants = constants;
        this.handle =
                ParameterizedTypeName.get(RuntimeNames.HANDLE, entry.result().declared());
    }

    TypeSpec write(TypeSpec.Builder type) {
        TypeName client = ParameterizedTypeName.get(
                RuntimeNames.ORCHESTRATOR_CLIENT, entry.result().declared());
        type.addJavadoc(
                        "Starts instances of {@link $T} and talks to them. In the store they are {@code $L}.\n",
                        contract.type(),
                        contract.storedName())
                .addField(client, "client", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(client, "client")
                        .addStatement("this.client = client")
                        .build())
                .addMethod(of())
                .addMethod(start())
                .addMethod(startWithOptions())
                .addMethod(run())
                .addMethod(handle())
                .addMethods(new RaiseMethods(orchestrator, constants).ofClient());
        orchestrator.progress().ifPresent(progress -> type.addMethod(progress(progress)));
        return type.build();
    }

    private MethodSpec of() {
        return Members.method("of")
                .isStatic()
                .javadoc("The client that talks through this one, or to this host.\n")
                .takes(RuntimeNames.CLIENT, "client")
                .returns(contract.client())
                .does(
                        "return new $T($T.of(client, $T.$L))",
                        contract.client(),
                        RuntimeNames.ORCHESTRATOR_CLIENT,
                        contract.definition(),
                        DefinitionParts.INSTANCE);
    }

    private MethodSpec start() {
        Members member = Members.method("start", entry);
        return member.javadoc("Starts an instance.\n\n@see $T#$L\n", contract.type(), entry.name())
                .takesInputs()
                .returns(handle)
                .does(
                        "return this.client.start($T.defaults()$L)",
                        RuntimeNames.START_OPTIONS,
                        Lists.after(member.inputs()));
    }

    private MethodSpec startWithOptions() {
        Members member = Members.method("start", entry);
        return member.javadoc("Starts an instance with these options.\n\n@see $T#$L\n", contract.type(), entry.name())
                .takes(RuntimeNames.START_OPTIONS, "options")
                .takesInputs()
                .returns(handle)
                .does("return this.client.start($L)", member.inputs("options"));
    }

    private MethodSpec run() {
        Members member = Members.method("run", entry);
        return member.javadoc(
                        "Starts an instance and waits for its result, but no longer than this.\n\n@see $T#await\n",
                        RuntimeNames.HANDLE)
                .takes(ClassName.get(Duration.class), "timeout")
                .takesInputs()
                .returns(entry.returns())
                .gives(entry, "this.start($L).await($N)", member.inputs(), member.name("timeout"));
    }

    private MethodSpec handle() {
        return Members.method("handle")
                .javadoc("The handle of an instance, whether it exists or not.\n")
                .takes(STRING, "instanceId")
                .returns(handle)
                .does("return this.client.handle(instanceId)");
    }

    private MethodSpec progress(ValueDescriptor progress) {
        return Members.method("progress")
                .javadoc("What an instance told last of its progress; empty if it has told nothing.\n")
                .takes(STRING, "instanceId")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), progress.type()))
                .does("return this.client.progress(instanceId, $T.$N)", contract.definition(), constants.ofProgress());
    }
}

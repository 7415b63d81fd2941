package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes {@code ApprovalStub}: how other orchestrators call this one. */
final class OrchestratorStubWriter {

    private static final ClassName STRING = ClassName.get(String.class);

    private final ContractDescriptor contract;
    private final MethodDescriptor entry;
    private final RaiseMethods raises;

    OrchestratorStubWriter(OrchestratorDescriptor orchestrator, OrchestratorConstants constants) {
        this.contract = orchestrator.contract();
        this.entry = orchestrator.entry();
        this.raises = new RaiseMethods(orchestrator, constants);
    }

    TypeSpec write(TypeSpec.Builder type) {
        TypeName calls = ParameterizedTypeName.get(
                RuntimeNames.CHILD_CALLS, entry.result().declared());
        return type.addJavadoc(
                        "Calls {@link $T} from another orchestrator. In the journal it is {@code $L}.\n",
                        contract.type(),
                        contract.storedName())
                .addField(calls, "calls", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(calls, "calls")
                        .addStatement("this.calls = calls")
                        .build())
                .addMethod(in())
                .addMethod(with())
                .addMethod(waiting())
                .addMethod(async())
                .addMethod(startDetached())
                .addMethod(startDetachedWithOptions())
                .addMethod(continueAsNew())
                .addMethods(raises.ofStub())
                .build();
    }

    private MethodSpec in() {
        return Members.method("in")
                .isStatic()
                .javadoc("The stub of this orchestration.\n")
                .takes(RuntimeNames.CONTEXT, "context")
                .returns(contract.stub())
                .does(
                        "return new $T($T.in(context, $T.$L))",
                        contract.stub(),
                        RuntimeNames.CHILD_CALLS,
                        contract.definition(),
                        DefinitionParts.INSTANCE);
    }

    private MethodSpec with() {
        return Members.method("with")
                .javadoc("The stub with these options.\n")
                .takes(RuntimeNames.CHILD_OPTIONS, "options")
                .returns(contract.stub())
                .does("return new $T(this.calls.with(options))", contract.stub());
    }

    private MethodSpec waiting() {
        Members member = Members.method(entry.name(), entry);
        return member.javadoc(
                        "Calls {@code $L} as a child and waits for it.\n\n@see $T#$L\n",
                        contract.storedName(),
                        contract.type(),
                        entry.name())
                .deprecatedLike(entry)
                .takesInputs()
                .returns(entry.returns())
                .gives(entry, "this.$N($L).await()", entry.name() + "Async", member.inputs());
    }

    private MethodSpec async() {
        Members member = Members.method(entry.name() + "Async", entry);
        return member.javadoc(
                        "Calls {@code $L} as a child and goes on.\n\n@see $T#$L\n",
                        contract.storedName(),
                        contract.type(),
                        entry.name())
                .deprecatedLike(entry)
                .takesInputs()
                .returns(ParameterizedTypeName.get(
                        RuntimeNames.FUTURE, entry.result().declared()))
                .does("return this.calls.call($L)", member.inputs());
    }

    private MethodSpec startDetached() {
        Members member = Members.method("startDetached", entry).isStatic();
        return member.javadoc("Starts an instance that nobody waits for; returns its id.\n")
                .takes(RuntimeNames.CONTEXT, "context")
                .takesInputs()
                .returns(STRING)
                .does("return in($N).calls.startDetached($L)", member.name("context"), member.inputs());
    }

    private MethodSpec startDetachedWithOptions() {
        Members member = Members.method("startDetached", entry).isStatic();
        return member.javadoc("Starts an instance that nobody waits for, with these options; returns its id.\n")
                .takes(RuntimeNames.CONTEXT, "context")
                .takes(RuntimeNames.CHILD_OPTIONS, "options")
                .takesInputs()
                .returns(STRING)
                .does(
                        "return in($N).with($N).calls.startDetached($L)",
                        member.name("context"),
                        member.name("options"),
                        member.inputs());
    }

    private MethodSpec continueAsNew() {
        Members member = Members.method("continueAsNew", entry).isStatic();
        return member.javadoc("Goes on from the top with this input and an empty history. Never returns.\n")
                .takes(RuntimeNames.CONTEXT, "context")
                .takesInputs()
                .returns(entry.returns())
                .gives(entry, "in($N).calls.continueAsNew($L)", member.name("context"), member.inputs());
    }
}

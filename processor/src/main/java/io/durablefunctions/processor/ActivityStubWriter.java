package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes {@code MailStub}: what an orchestrator calls. */
final class ActivityStubWriter {

    private final ActivitiesDescriptor activities;
    private final ContractDescriptor contract;
    private final ActivityConstants constants;

    ActivityStubWriter(ActivitiesDescriptor activities, ActivityConstants constants) {
        this.activities = activities;
        this.contract = activities.contract();
        this.constants = constants;
    }

    TypeSpec write(TypeSpec.Builder type) {
        ClassName stub = contract.stub();
        type.addJavadoc(
                        "Calls the activities of {@link $T} from an orchestrator. In the journal they are {@code"
                                + " $L.*}.\n",
                        contract.type(),
                        contract.storedName())
                .addSuperinterface(contract.type())
                .avoidClashesWithNestedClasses(contract.element())
                .addField(RuntimeNames.ACTIVITY_CALLS, "calls", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeNames.ACTIVITY_CALLS, "calls")
                        .addStatement("this.calls = calls")
                        .build())
                .addMethod(Members.method("in")
                        .isStatic()
                        .javadoc("The stub of this orchestration.\n")
                        .takes(RuntimeNames.CONTEXT, "context")
                        .returns(stub)
                        .does("return new $T($T.in(context))", stub, RuntimeNames.ACTIVITY_CALLS))
                .addMethod(Members.method("with")
                        .javadoc("The stub with these options; what they leave open stays as it is.\n")
                        .takes(RuntimeNames.CALL_OPTIONS, "options")
                        .returns(stub)
                        .does("return new $T(this.calls.with(options))", stub));
        for (ActivityDescriptor activity : activities.activities()) {
            type.addMethod(waiting(activity)).addMethod(async(activity));
        }
        return type.build();
    }

    private MethodSpec waiting(ActivityDescriptor activity) {
        MethodDescriptor method = activity.method();
        Members member = Members.method(method.name(), method);
        return member.overrides()
                .javadoc(
                        "Calls {@code $L} and waits for it.\n\n@see $T#$L\n",
                        activity.storedName(),
                        contract.type(),
                        method.name())
                .deprecatedLike(method)
                .takesInputs()
                .returns(method.returns())
                .gives(method, "this.$N($L).await()", method.name() + "Async", member.inputs());
    }

    private MethodSpec async(ActivityDescriptor activity) {
        MethodDescriptor method = activity.method();
        Members member = Members.method(method.name() + "Async", method);
        return member.javadoc(
                        "Calls {@code $L} and goes on.\n\n@see $T#$L\n",
                        activity.storedName(),
                        contract.type(),
                        method.name())
                .deprecatedLike(method)
                .takesInputs()
                .returns(ParameterizedTypeName.get(
                        RuntimeNames.FUTURE, method.result().declared()))
                .does(
                        "return this.calls.call($T.$N$L)",
                        contract.definition(),
                        constants.of(activity),
                        Lists.after(member.inputs()));
    }
}

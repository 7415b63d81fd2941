package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes {@code MailDefinition}: what the runtime knows of a contract of activities. */
final class ActivitiesDefinitionWriter {

    private final ActivitiesDescriptor activities;
    private final ContractDescriptor contract;
    private final ActivityConstants constants;
    private final ValueConstants values;
    private final FailureConstants failures;

    ActivitiesDefinitionWriter(ActivitiesDescriptor activities, ActivityConstants constants) {
        this.activities = activities;
        this.contract = activities.contract();
        this.constants = constants;
        this.values = new ValueConstants(constants.others());
        this.failures = new FailureConstants(constants.others(), values);
    }

    TypeSpec write(TypeSpec.Builder type) {
        List<FieldSpec> methods =
                activities.activities().stream().map(this::constant).toList();
        type.addJavadoc(
                        "What the runtime knows of {@link $T}. In the journal its activities are {@code $L.*}.\n",
                        contract.type(),
                        contract.storedName())
                .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.ACTIVITIES_DEFINITION, contract.type()))
                .addFields(values.fields())
                .addFields(failures.fields())
                .addFields(methods);
        DefinitionParts.addConstructorAndNames(contract, type);
        return type.addMethod(Members.method("methods")
                        .overrides()
                        .returns(ParameterizedTypeName.get(
                                ClassName.get(List.class), activityMethod(WildcardTypeName.subtypeOf(Object.class))))
                        .does(
                                "return $T.of($L)",
                                List.class,
                                methods.stream()
                                        .map(method -> CodeBlock.of("$N", method))
                                        .collect(CodeBlock.joining(", "))))
                .build();
    }

    private TypeName activityMethod(TypeName result) {
        return ParameterizedTypeName.get(RuntimeNames.ACTIVITY_METHOD, contract.type(), result);
    }

    private FieldSpec constant(ActivityDescriptor activity) {
        MethodDescriptor method = activity.method();
        return FieldSpec.builder(
                        activityMethod(method.result().declared()),
                        constants.of(activity),
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("@see $T#$L\n", contract.type(), method.name())
                .initializer(
                        "$T.$L$S, $L, $L)$L",
                        RuntimeNames.ACTIVITY_METHOD,
                        factory(activity),
                        activity.storedName(),
                        values.useAll(method.parameters().stream()
                                .map(ParameterDescriptor::value)
                                .toList()),
                        invoker(method),
                        completions(activity))
                .build();
    }

    /** With type arguments where another call follows, for there the compiler does not infer them. */
    private CodeBlock factory(ActivityDescriptor activity) {
        MethodDescriptor method = activity.method();
        boolean isInferred =
                activity.options().isEmpty() && method.answers().isEmpty() && !activity.inStoreTransaction();
        if (method.returnsNothing()) {
            return isInferred
                    ? CodeBlock.of("returningNothing(")
                    : CodeBlock.of("<$T>returningNothing(", contract.type());
        }
        CodeBlock result = values.use(method.result());
        return isInferred
                ? CodeBlock.of("returning($L, ", result)
                : CodeBlock.of(
                        "<$T, $T>returning($L, ",
                        contract.type(),
                        method.result().declared(),
                        result);
    }

    /** {@code (mail, arguments) -> mail.send(arguments.at(0, STRING))} */
    private CodeBlock invoker(MethodDescriptor method) {
        NameAllocator names = new NameAllocator();
        String implementation =
                names.newName(CodeNames.uncapitalized(contract.type().simpleName()));
        String arguments = names.newName("arguments");
        CodeBlock decoded = IntStream.range(0, method.parameters().size())
                .mapToObj(
                        index -> argument(arguments, index, method.parameters().get(index)))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("($N, $N) -> $N.$N($L)", implementation, arguments, implementation, method.name(), decoded);
    }

    private CodeBlock argument(String arguments, int index, ParameterDescriptor parameter) {
        return Unboxing.to(
                parameter.type(), CodeBlock.of("$N.at($L, $L)", arguments, index, values.use(parameter.value())));
    }

    private CodeBlock completions(ActivityDescriptor activity) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!activity.options().isEmpty()) {
            code.add(".with($L)", OptionsCode.of(activity.options()));
        }
        if (!activity.method().answers().isEmpty()) {
            code.add(".answering($L)", failures.use(activity.method().answers()));
        }
        if (activity.inStoreTransaction()) {
            code.add(".inStoreTransaction()");
        }
        return code.build();
    }
}

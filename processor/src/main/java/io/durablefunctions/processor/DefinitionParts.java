package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import javax.lang.model.element.Modifier;

/** What the definitions of both kinds of contracts have in common. */
final class DefinitionParts {

    static final String INSTANCE = "INSTANCE";

    private DefinitionParts() {}

    /** The instance that the stub and the client use. */
    static FieldSpec instance(ContractDescriptor contract) {
        return FieldSpec.builder(contract.definition(), INSTANCE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", contract.definition())
                .build();
    }

    static void addConstructorAndNames(ContractDescriptor contract, TypeSpec.Builder type) {
        type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("For {@link java.util.ServiceLoader}.\n")
                        .build())
                .addMethod(Members.method("name")
                        .overrides()
                        .returns(ClassName.get(String.class))
                        .does("return $S", contract.storedName()))
                .addMethod(Members.method("contract")
                        .overrides()
                        .returns(ParameterizedTypeName.get(ClassName.get(Class.class), contract.type()))
                        .does("return $T.class", contract.type()));
    }

    /** {@code ValueType<?>} */
    static ParameterizedTypeName any(ClassName generic) {
        return ParameterizedTypeName.get(generic, WildcardTypeName.subtypeOf(Object.class));
    }
}

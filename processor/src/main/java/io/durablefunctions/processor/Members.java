package io.durablefunctions.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * One method of a generated class, with the user's parameters under the user's names. Names of parameters that we add are
 * allocated around them.
 */
final class Members {

    private final NameAllocator names = new NameAllocator();
    private final Set<String> reserved = new HashSet<>();
    private final List<ParameterDescriptor> inputs;
    private final boolean isVarargs;
    private final MethodSpec.Builder method;

    private Members(String name, List<ParameterDescriptor> inputs, boolean isVarargs) {
        this.inputs = inputs;
        this.isVarargs = isVarargs;
        this.method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
        inputs.forEach(input -> names.newName(input.name(), input));
    }

    /** A method that takes what {@code like} takes. */
    static Members method(String name, MethodDescriptor like) {
        return new Members(name, like.parameters(), like.isVarargs());
    }

    /** A method that takes none of the user's parameters. */
    static Members method(String name) {
        return new Members(name, List.of(), false);
    }

    Members isStatic() {
        method.addModifiers(Modifier.STATIC);
        return this;
    }

    Members overrides() {
        method.addAnnotation(Override.class);
        return this;
    }

    Members javadoc(String format, Object... arguments) {
        method.addJavadoc(format, arguments);
        return this;
    }

    /** Keeps a name of the user's for the parameter that is {@code ours} in what follows. */
    Members reserve(String ours, String users) {
        reserved.add(ours);
        names.newName(users, ours);
        return this;
    }

    /** Adds a parameter: under the user's name, where one is reserved, or under ours. */
    Members takes(TypeName type, String ours) {
        if (reserved.add(ours)) {
            names.newName(ours, ours);
        }
        method.addParameter(type, names.get(ours));
        return this;
    }

    Members takesInputs() {
        inputs.forEach(input -> method.addParameter(
                ParameterSpec.builder(input.type(), names.get(input)).build()));
        method.varargs(isVarargs);
        return this;
    }

    Members returns(TypeName type) {
        method.returns(type);
        return this;
    }

    Members deprecatedLike(MethodDescriptor like) {
        like.deprecated().ifPresent(method::addAnnotation);
        return this;
    }

    Members throwing(List<TypeName> exceptions) {
        method.addExceptions(exceptions);
        return this;
    }

    /** What a parameter is called here. */
    String name(String ours) {
        return names.get(ours);
    }

    /** {@code expense, address}; after {@code first}, if that is not empty. */
    CodeBlock inputs(String... first) {
        CodeBlock.Builder list = CodeBlock.builder();
        String separator = "";
        for (String ours : first) {
            list.add(separator + "$N", names.get(ours));
            separator = ", ";
        }
        for (ParameterDescriptor input : inputs) {
            list.add(separator + "$N", names.get(input));
            separator = ", ";
        }
        return list.build();
    }

    Members then(String format, Object... arguments) {
        method.addStatement(format, arguments);
        return this;
    }

    MethodSpec does(String format, Object... arguments) {
        return method.addStatement(format, arguments).build();
    }

    /** {@code return} what the statement gives, unless the user's method returns nothing. */
    MethodSpec gives(MethodDescriptor like, String format, Object... arguments) {
        return does((like.returnsNothing() ? "" : "return ") + format, arguments);
    }
}

package io.durablefunctions.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The {@code ValueType} constants of a definition: one a type, so that each is computed once. */
final class ValueConstants {

    private final ConstantNames names;
    private final Map<TypeName, ValueDescriptor> values = new LinkedHashMap<>();
    private final Map<TypeName, String> constants = new HashMap<>();
    private final Set<TypeName> shared = new HashSet<>();

    ValueConstants(ConstantNames names) {
        this.names = names;
    }

    /** How code in the definition names the type of a value. */
    CodeBlock use(ValueDescriptor value) {
        return value.isNothing()
                ? CodeBlock.of("$T.NOTHING", RuntimeNames.VALUE_TYPE)
                : CodeBlock.of("$N", nameOf(value));
    }

    /** {@code List.of(EXPENSE, STRING)} */
    CodeBlock useAll(List<ValueDescriptor> values) {
        return CodeBlock.of(
                "$T.of($L)", List.class, values.stream().map(this::use).collect(CodeBlock.joining(", ")));
    }

    /** The constant's name, for the client. */
    String share(ValueDescriptor value) {
        shared.add(value.type());
        return nameOf(value);
    }

    List<FieldSpec> fields() {
        return values.values().stream().map(this::field).toList();
    }

    private String nameOf(ValueDescriptor value) {
        values.putIfAbsent(value.type(), value);
        return constants.computeIfAbsent(value.type(), names::of);
    }

    private FieldSpec field(ValueDescriptor value) {
        TypeName type = ParameterizedTypeName.get(RuntimeNames.VALUE_TYPE, value.type());
        FieldSpec.Builder field = FieldSpec.builder(type, nameOf(value), Modifier.STATIC, Modifier.FINAL);
        if (!shared.contains(value.type())) {
            field.addModifiers(Modifier.PRIVATE);
        }
        return field.initializer(initializer(value)).build();
    }

    private static CodeBlock initializer(ValueDescriptor value) {
        if (value.type() instanceof ParameterizedTypeName) {
            return CodeBlock.of("new $T<>() {}", RuntimeNames.VALUE_TYPE);
        }
        return value.isImmutable()
                ? CodeBlock.of("$T.immutable($T.class)", RuntimeNames.VALUE_TYPE, value.type())
                : CodeBlock.of("$T.of($T.class)", RuntimeNames.VALUE_TYPE, value.type());
    }
}

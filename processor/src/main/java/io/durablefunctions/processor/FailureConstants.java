package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import io.durablefunctions.processor.FailureDescriptor.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The {@code FailureType} constants of a definition: one an exception. */
final class FailureConstants {

    private final ConstantNames names;
    private final ValueConstants values;
    private final Map<ClassName, FieldSpec> fields = new LinkedHashMap<>();

    FailureConstants(ConstantNames names, ValueConstants values) {
        this.names = names;
        this.values = values;
    }

    /** {@code UNKNOWN_ADDRESS, MAILBOX_FULL} */
    CodeBlock use(List<FailureDescriptor> failures) {
        return failures.stream()
                .map(failure -> CodeBlock.of("$N", fields.computeIfAbsent(failure.type(), type -> field(failure))))
                .collect(CodeBlock.joining(", "));
    }

    List<FieldSpec> fields() {
        return List.copyOf(fields.values());
    }

    private FieldSpec field(FailureDescriptor failure) {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeNames.FAILURE_TYPE, failure.type()),
                        names.of(failure.type().simpleName()),
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(
                        "$T.of($T.class, $L, failure -> $L, values -> new $T($L))",
                        RuntimeNames.FAILURE_TYPE,
                        failure.type(),
                        values.useAll(failure.parts().stream().map(Part::value).toList()),
                        read(failure),
                        failure.type(),
                        rebuilt(failure))
                .build();
    }

    private static CodeBlock read(FailureDescriptor failure) {
        if (failure.parts().isEmpty()) {
            return CodeBlock.of("$T.of()", List.class);
        }
        return CodeBlock.of(
                "$T.asList($L)",
                Arrays.class,
                failure.parts().stream()
                        .map(part -> CodeBlock.of("failure.$N()", part.accessor()))
                        .collect(CodeBlock.joining(", ")));
    }

    private CodeBlock rebuilt(FailureDescriptor failure) {
        return IntStream.range(0, failure.parts().size())
                .mapToObj(index -> argument(index, failure.parts().get(index)))
                .collect(CodeBlock.joining(", "));
    }

    private CodeBlock argument(int index, Part part) {
        return Unboxing.to(part.type(), CodeBlock.of("values.at($L, $L)", index, values.use(part.value())));
    }
}

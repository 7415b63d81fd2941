package io.durablefunctions.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A method that is called durably.
 *
 * @param name the user's name for it
 * @param returns as the user wrote it
 * @param result what is stored of it
 * @param parameters the values it takes
 * @param isVarargs whether the last parameter is written {@code int...}
 * @param answers the exceptions in {@code throws} that are answers
 * @param checked the checked exceptions in {@code throws}
 * @param deprecated what deprecates it
 */
record MethodDescriptor(
        String name,
        TypeName returns,
        ValueDescriptor result,
        List<ParameterDescriptor> parameters,
        boolean isVarargs,
        List<FailureDescriptor> answers,
        List<TypeName> checked,
        Optional<AnnotationSpec> deprecated) {

    boolean returnsNothing() {
        return returns.equals(TypeName.VOID);
    }
}

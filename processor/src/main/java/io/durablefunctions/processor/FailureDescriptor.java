package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * An exception that is an answer.
 *
 * @param type its class
 * @param parts its data, in the order of its constructor's parameters
 */
record FailureDescriptor(ClassName type, List<Part> parts) {

    /**
     * @param accessor the method that reads it
     * @param type what the constructor takes
     * @param value what is stored
     */
    record Part(String accessor, TypeName type, ValueDescriptor value) {}
}

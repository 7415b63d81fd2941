package io.durablefunctions.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** Decoded values, which are objects, as arguments. A primitive says that it is one, lest another overload is called. */
final class Unboxing {

    private Unboxing() {}

    /** {@code (int) arguments.at(0, INTEGER)} where the parameter is an {@code int}. */
    static CodeBlock to(TypeName parameter, CodeBlock decoded) {
        return parameter.isPrimitive() ? CodeBlock.of("($T) $L", parameter, decoded) : decoded;
    }
}

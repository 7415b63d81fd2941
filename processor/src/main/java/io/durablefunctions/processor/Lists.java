package io.durablefunctions.processor;

import com.palantir.javapoet.CodeBlock;

/** Lists of arguments. */
final class Lists {

    private Lists() {}

    /** {@code , expense, address} to follow a first argument; nothing if there is nothing. */
    static CodeBlock after(CodeBlock arguments) {
        return arguments.isEmpty() ? arguments : CodeBlock.of(", $L", arguments);
    }
}

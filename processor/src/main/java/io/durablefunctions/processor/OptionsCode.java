package io.durablefunctions.processor;

import com.palantir.javapoet.CodeBlock;
import io.durablefunctions.processor.OptionsDescriptor.RetryDescriptor;

/** Writes what {@code @Retry} and {@code @Timeout} set: only what they say, in the words of the options' own API. */
final class OptionsCode {

    private OptionsCode() {}

    static CodeBlock of(OptionsDescriptor options) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.defaults()", RuntimeNames.CALL_OPTIONS);
        options.retry().ifPresent(retry -> code.add(".retry($L)", of(retry)));
        options.timeout().ifPresent(timeout -> code.add(".timeout($L)", DurationText.code(timeout)));
        return code.build();
    }

    private static CodeBlock of(RetryDescriptor retry) {
        CodeBlock.Builder code = CodeBlock.builder();
        retry.maxAttempts()
                .ifPresentOrElse(
                        most -> code.add("$T.attempts($L)", RuntimeNames.RETRY_POLICY, most),
                        () -> code.add("$T.defaults()", RuntimeNames.RETRY_POLICY));
        retry.firstDelay().ifPresent(delay -> code.add(".firstDelay($L)", DurationText.code(delay)));
        retry.backoff().ifPresent(factor -> code.add(".backoff($L)", factor));
        retry.maxDelay().ifPresent(delay -> code.add(".maxDelay($L)", DurationText.code(delay)));
        retry.jitter().ifPresent(part -> code.add(".jitter($L)", part));
        if (!retry.notOn().isEmpty()) {
            code.add(
                    ".notOn($L)",
                    retry.notOn().stream()
                            .map(type -> CodeBlock.of("$T.class", type))
                            .collect(CodeBlock.joining(", ")));
        }
        return code.build();
    }
}

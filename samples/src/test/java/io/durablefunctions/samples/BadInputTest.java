package io.durablefunctions.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

    @TempDir
    private Path temporary;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of(), "Which sample? Choose one: hello, pipeline, orders."),
                Arguments.of(List.of("nope"), "There is no sample 'nope'. Choose one: hello, pipeline, orders."),
                Arguments.of(List.of("pipeline", "/no/such/place"), "/no/such/place is no directory"),
                Arguments.of(List.of("orders", "/no/such/file"), "there is no file /no/such/file"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_in_one_line_without_a_stack_trace(List<String> arguments, String message) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(
                Samples.class, List.of("-Dsample.data=" + temporary), arguments.toArray(String[]::new))) {
            assertThat(jvm.end()).isEqualTo(1);
            assertThat(jvm.output()).contains(message).doesNotContain("\tat ");
            assertThat(jvm.output().lines()).hasSize(1);
        }
    }

    @Test
    void a_data_directory_that_is_a_file_is_named() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        try (ChildJvm jvm = ChildJvm.start(Samples.class, List.of("-Dsample.data=" + file), "hello")) {
            assertThat(jvm.end()).isEqualTo(1);
            assertThat(jvm.output()).contains(file.toString()).doesNotContain("\tat ");
        }
    }
}

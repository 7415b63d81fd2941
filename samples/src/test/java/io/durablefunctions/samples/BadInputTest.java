package io.durablefunctions.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
                Arguments.of(List.of(), "Which sample? Choose one"),
                Arguments.of(List.of("nope"), "There is no sample 'nope'. Choose one"),
                Arguments.of(List.of("pipeline", "/no/such/place"), "/no/such/place is no directory"),
                Arguments.of(List.of("pipeline", "/etc/passwd"), "/etc/passwd is no directory"),
                Arguments.of(List.of("timers", "soon"), "'soon' must be a number of seconds"),
                Arguments.of(List.of("approval", "ask"), "ask, approve or reject and one word"),
                Arguments.of(List.of("sub-orchestrations", "Berlin"), "a trip needs two cities"),
                Arguments.of(List.of("orders", "/no/such/file"), "there is no file /no/such/file"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_at_once_and_without_a_stack_trace(List<String> arguments, String message) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(
                Samples.class, List.of("-Dsample.data=" + temporary), arguments.toArray(String[]::new))) {
            assertThat(jvm.end()).isEqualTo(1);
            assertThat(jvm.output().lines().findFirst()).get().asString().contains(message);
            assertThat(jvm.output()).doesNotContain("\tat ", "Database");
        }
    }

    @Test
    void without_a_name_each_sample_has_a_line() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(Samples.class, List.of())) {
            assertThat(jvm.end()).isEqualTo(1);
            List<String> all = new ArrayList<>(Samples.names());
            all.add("orders-web");
            assertThat(jvm.output().lines().skip(1).map(line -> line.strip().split(" ")[0]))
                    .containsExactlyElementsOf(all);
        }
    }

    @Test
    void a_database_that_is_not_there_is_named() throws Exception {
        String nowhere = "Host=localhost;Port=1;Database=x;Username=y;Password=secret";
        try (ChildJvm jvm =
                ChildJvm.start(Samples.class, List.of("-D" + SampleDatabase.VARIABLE + "=" + nowhere), "hello")) {
            assertThat(jvm.end()).isEqualTo(1);
            assertThat(jvm.output()).contains("database x at localhost:1").doesNotContain("\tat ", "secret");
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

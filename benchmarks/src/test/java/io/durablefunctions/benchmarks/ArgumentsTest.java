package io.durablefunctions.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final List<String> KNOWN = List.of("W1", "W2");

    private static Arguments parse(String... arguments) throws Arguments.Misunderstood {
        return Arguments.parse(List.of(arguments), KNOWN);
    }

    @Test
    void without_any_all_workloads_run_for_three_rounds_of_five_seconds() throws Exception {
        assertThat(parse())
                .isEqualTo(
                        new Arguments(KNOWN, 3, Duration.ofSeconds(5), false, Path.of("benchmarks", "results"), false));
    }

    @Test
    void each_option_is_heard() throws Exception {
        assertThat(parse("W2", "--rounds", "5", "--seconds", "7", "--statements", "--out", "there"))
                .isEqualTo(new Arguments(List.of("W2"), 5, Duration.ofSeconds(7), true, Path.of("there"), false));
    }

    @Test
    void quick_is_one_round_of_a_second() throws Exception {
        assertThat(parse("--quick").rounds()).isEqualTo(1);
        assertThat(parse("--quick").time()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_is_not_known_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> parse("W1", "W17"))
                .hasMessage("Unknown: W17. Allowed are W1, W2,"
                        + " --rounds N, --seconds N, --quick, --statements, --out DIR, --help.");
    }

    @Test
    void no_number_and_no_value_are_refused() {
        assertThatThrownBy(() -> parse("--rounds", "many"))
                .hasMessage("--rounds takes a whole number above 0, not many.");
        assertThatThrownBy(() -> parse("--seconds", "0")).hasMessage("--seconds takes a whole number above 0, not 0.");
        assertThatThrownBy(() -> parse("--out")).hasMessage("--out takes a value.");
    }

    @Test
    void called_wrongly_it_ends_with_2_and_one_line() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Benchmarks.run(List.of("--fast"), new PrintStream(out), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Unknown: --fast. Allowed are W1, ")
                .hasLineCount(1);
    }

    @Test
    void help_names_options_and_workloads() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Benchmarks.run(List.of("--help"), new PrintStream(out), System.err))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--quick", "--statements", "  W1  workflows of 10 sequential no-op steps");
    }
}

package io.durablefunctions.testing.simulation.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.simulation.database.Flaw;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExhaustiveTest {

    @BeforeAll
    static void prints_a_heading() {
        System.out.println(Report.heading());
    }

    static List<Program> programs() {
        return Exhaustive.programs();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void no_interleaving_violates_anything(Program program) {
        Report report = Exhaustive.run(program, Set.of());

        System.out.println(report);
        assertThat(report.violation()).as(report.story()).isNull();
        assertThat(report.states()).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_EPOCH_CHECK, append and end, appended without the lease",
        "CHECK_INSIDE_INSERT, append and end, appended without the lease",
        "OWNER_INSTEAD_OF_EPOCH, 'continue as new, two turns of one host', appended without the lease",
        "NO_FENCE_ROW, append and end, appended without the lease",
        "NO_JOURNAL_KEY, append and end, journal not dense",
        "RELEASE_WITHOUT_COMPARE, message between instances, written under an old version",
        "COMPLETION_WITHOUT_COMPARE, append and end, written under an old version",
        "NO_SECOND_LOOK, message between instances, stuck",
        "NO_SWEEPER, 'message from outside, senders die', stuck",
        "UNKNOWN_COMMIT_SETTLED_BY_READING, message from outside, wrong history",
        "UNKNOWN_SEND_SENT_AGAIN, message from outside, wrong history",
        "RENEWAL_BY_HOST_NAME, 'renewals, COMMITs lost', renewed for whom does not have it",
        "LOST_CLAIM_BY_VERSION, append and end, started again",
        "CONSUME_IN_ANOTHER_TRANSACTION, message from outside, wrong history",
        "CONTINUE_AS_NEW_DROPS_INBOX, continue as new with mail, message lost",
        "NO_IDLE_IN_TRANSACTION_TIMEOUT, 'append and end, hosts die', stuck"
    })
    void a_rule_that_is_taken_out_is_missed(Flaw flaw, String name, String check) {
        Report report = Exhaustive.run(program(name), EnumSet.of(flaw));

        System.out.println("Without the rule of " + flaw + ":\n" + report + "\n" + report.story());
        assertThat(report.violation()).isNotNull().extracting(Violation::check).isEqualTo(check);
    }

    @Test
    void a_program_has_the_same_states_each_time() {
        Program program = program("append and end");

        assertThat(Exhaustive.run(program, Set.of()).states())
                .isEqualTo(Exhaustive.run(program, Set.of()).states());
    }

    private static Program program(String name) {
        return Exhaustive.programs().stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

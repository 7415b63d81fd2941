package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersAreDocumentedTest {

    private static List<String> violations(Answer answer) {
        Operation operation = new Operation(Operation.Kind.RAISE, "a", "e", "1");
        return new AnswersAreDocumented(List.of(new Entry(operation, "worker", answer, 0))).violations();
    }

    @Test
    void what_is_documented_is_right_also_if_nobody_knows() {
        assertThat(violations(new Answer(Outcome.UNKNOWN, "The connection was lost.")))
                .isEmpty();
    }

    @Test
    void an_exception_of_which_nothing_is_written_is_found() {
        assertThat(violations(Answer.parse(
                        Answer.undocumented(new IllegalStateException("closed")).line())))
                .containsExactly("RAISE of a through worker: UNDOCUMENTED java.lang.IllegalStateException: closed");
    }
}

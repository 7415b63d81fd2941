package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildrenAnswerOnceTest {

    private static final Event SCHEDULED = new Event.ChildScheduled(0, "F", "a:0", Payload.NULL);
    private static final Event COMPLETED = new Event.ChildCompleted(0, new Payload("7"), "start");

    private final TestDatabase database = TestDatabase.create();

    private void parent(Event... history) throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1", history));
    }

    private void child(String output) throws SQLException {
        database.instance(
                "a:0", "F", TestDatabase.state(RuntimeStatus.COMPLETED, output, new ParentRef("a", 0, "start")));
    }

    private List<String> violations() throws SQLException {
        return new ChildrenAnswerOnce(database.source()).violations();
    }

    @Test
    void an_answer_that_is_the_child_s_result_is_right() throws SQLException {
        parent(SCHEDULED, COMPLETED);
        child("7");

        assertThat(violations()).isEmpty();
    }

    @Test
    void a_second_answer_is_found() throws SQLException {
        parent(SCHEDULED, COMPLETED, COMPLETED);
        child("7");

        assertThat(violations()).containsExactly("a: decision 0 was answered twice");
    }

    @Test
    void an_answer_that_is_not_the_child_s_result_is_found() throws SQLException {
        parent(SCHEDULED, COMPLETED);
        child("8");

        assertThat(violations()).singleElement().asString().contains("is said to have completed with 7");
    }

    @Test
    void a_child_that_does_not_exist_is_found() throws SQLException {
        parent(SCHEDULED, COMPLETED);

        assertThat(violations()).containsExactly("a:0, child 0 of a, does not exist");
    }

    @Test
    void a_child_of_which_its_parent_does_not_know_is_found() throws SQLException {
        parent();
        child("7");

        assertThat(violations()).singleElement().asString().contains("which does not know of it");
    }

    @Test
    void a_child_without_a_parent_is_found() throws SQLException {
        child("7");

        assertThat(violations()).singleElement().asString().contains("which does not know of it");
    }
}

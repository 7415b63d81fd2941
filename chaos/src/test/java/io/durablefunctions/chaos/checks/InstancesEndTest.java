package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstancesEndTest {

    private static final Entry ASKED = new Entry(
            new Operation(Operation.Kind.RAISE, "a", "e", "1"), "direct", Answer.of(Answer.Outcome.DONE), 1_000_000);

    private final TestDatabase database = TestDatabase.create();

    private List<String> violations(Map<String, String> firstSeen) throws SQLException {
        return new InstancesEnd(database.source(), List.of(ASKED), firstSeen).violations();
    }

    private String digest() throws SQLException {
        return Sql.texts(database.source(), "SELECT version || ' ' || md5(state_json::text) FROM durable_state")
                .get(0);
    }

    @Test
    void one_that_has_ended_and_stays_so_is_right() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1"));

        assertThat(violations(Map.of("a", digest()))).isEmpty();
    }

    @Test
    void one_that_has_not_ended_is_found_with_what_there_is_to_find_out_why_from() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.row("a", 1, new Event.Blocked("because"));
        database.mail("a", "m-1", new Event.Resumed("now"));

        assertThat(violations(Map.of()))
                .singleElement()
                .asString()
                .contains("a (F) has not ended", "because", "m-1 {", "1970-01-01T00:00:01Z direct RAISE");
    }

    @Test
    void an_end_that_is_none_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.execute("UPDATE durable_state SET is_completed = true");

        assertThat(violations(Map.of())).containsExactly("a has ended as PENDING");
    }

    @Test
    void an_end_that_changes_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1"));
        String before = digest();
        database.execute("UPDATE durable_state SET state_json = jsonb_set(state_json, '{output}', '\"2\"')");

        assertThat(violations(Map.of("a", before))).singleElement().asString().contains("a had ended as");
    }

    @Test
    void an_instance_that_had_ended_and_is_gone_is_found() throws SQLException {
        assertThat(violations(Map.of("a", "1 x"))).containsExactly("a had ended as 1 x and is now not ended");
    }
}

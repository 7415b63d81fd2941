package io.durablefunctions.testing.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.testing.workload.Step.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What it says of instances that have ended, the chaos run's own test shows. */
class OfflineReplayTest {

    private static final Event TURN = new Event.TurnStarted(Instant.EPOCH);
    private static final Event FIRST = new Event.ActivityScheduled(0, "Work.next", new Payload("[\"root/0\",1]"));
    private static final Event DONE = new Event.ActivityCompleted(0, new Payload("\"root/0=2\""));
    private static final Event SECOND = new Event.ActivityScheduled(1, "Work.next", new Payload("[\"root/1\",3]"));

    private final OfflineReplay replay = new OfflineReplay(Workload.orchestrator());

    private String complaint(List<List<Event>> rows) {
        Payload input = new Payload(Workload.input(Program.of(new Call(1), new Call(3))));
        return replay.complaintOfLiving("p", DurableStateDto.initial(input, "s", null, Map.of()), rows);
    }

    @Test
    void a_history_of_what_the_code_decides_is_in_order() {
        assertThat(complaint(List.of(List.of(TURN, FIRST), List.of(TURN, DONE, SECOND))))
                .isEmpty();
    }

    @Test
    void news_that_no_turn_has_told_the_code_are_left_out() {
        assertThat(complaint(List.of(List.of(TURN, FIRST), List.of(DONE)))).isEmpty();
    }

    @Test
    void a_decision_that_was_not_recorded_is_found() {
        assertThat(complaint(List.of(List.of(TURN, FIRST), List.of(TURN, DONE))))
                .contains("history: nothing more");
    }

    @Test
    void a_decision_that_the_code_does_not_make_is_found() {
        Event other = new Event.ActivityScheduled(1, "Work.echo", new Payload("[\"root/1\",\"x\"]"));

        assertThat(complaint(List.of(List.of(TURN, FIRST), List.of(TURN, DONE, other))))
                .contains("replays to Blocked");
    }

    @Test
    void other_arguments_are_found() {
        Event other = new Event.ActivityScheduled(1, "Work.next", new Payload("[\"root/1\",4]"));

        assertThat(complaint(List.of(List.of(TURN, FIRST), List.of(TURN, DONE, other))))
                .contains("arguments differ");
    }
}

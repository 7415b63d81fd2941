package io.durablefunctions.testing.workload;

import static io.durablefunctions.testing.workload.Ending.Status.COMPLETED;
import static io.durablefunctions.testing.workload.Ending.Status.FAILED;
import static io.durablefunctions.testing.workload.Ending.Status.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.durablefunctions.testing.workload.Step.Await;
import io.durablefunctions.testing.workload.Step.AwaitAtMost;
import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Call;
import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.Doomed;
import io.durablefunctions.testing.workload.Step.Draw;
import io.durablefunctions.testing.workload.Step.Fail;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Flaky;
import io.durablefunctions.testing.workload.Step.Halt;
import io.durablefunctions.testing.workload.Step.Hear;
import io.durablefunctions.testing.workload.Step.Join;
import io.durablefunctions.testing.workload.Step.Mutable;
import io.durablefunctions.testing.workload.Step.Refused;
import io.durablefunctions.testing.workload.Step.Renew;
import io.durablefunctions.testing.workload.Step.Rest;
import io.durablefunctions.testing.workload.Step.Saga;
import io.durablefunctions.testing.workload.Step.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramModelTest {

    private static final String UUID = "0b0e5c5a-6a5f-4a1e-9d3b-0123456789ab";
    private static final List<Step> CALLS = List.of(new Call(1), new Call(2));

    static List<Arguments> outputs() {
        return List.of(
                output(Program.of()),
                output(Program.of(new Call(7)), "root/0=8"),
                output(Program.of(new Call(7), new Call(7)), "root/0=8", "root/1=8"),
                output(Program.of(new Flaky(7, 2)), "root/0=8 on attempt 3"),
                output(Program.of(new Broken(7, 2)), "root/0=failed after 2: broken root/0 7"),
                output(Program.of(new Refused(7)), "root/0=refused 8"),
                output(Program.of(new Rest(5)), "root/0=rested"),
                output(Program.of(new Await(5)), "root/0=event 5"),
                output(Program.of(new AwaitAtMost(5, 1, true, true)), "root/0=event 5"),
                output(Program.of(new AwaitAtMost(5, 1, true, false)), "root/0=timer"),
                output(Program.of(new AwaitAtMost(5, 1, false, false)), "root/0=timer"),
                output(Program.of(new Draw(Source.UUID)), "root/0=" + UUID, "root/0=" + UUID),
                output(Program.of(new Draw(Source.NUMBER)), "root/0=-5", "root/0=-5"),
                output(
                        Program.of(new Draw(Source.TIME)),
                        "root/0=2026-01-01T00:00:00.5Z",
                        "root/0=2026-01-01T00:00:00.5Z"),
                output(Program.of(new Mutable(7)), "root/0.s1=8", "root/0=[7, 8, 99]"),
                output(
                        Program.of(new Saga(List.of(1L, 2L), 3)),
                        "root/0.s0=2",
                        "root/0.s1=3",
                        "root/0.s2=failed after 1: broken root/0.s2 3",
                        "root/0.s3=undid root/0.s1",
                        "root/0.s4=undid root/0.s0",
                        "root/0=compensated"),
                output(Program.of(new Doomed(), new Call(1)), "root/0=doomed", "root/1=2"),
                output(Program.of(new Detached(CALLS, true)), "root/0=detached"),
                output(
                        Program.of(new Call(1), new Renew(), new Renew(), new Call(2)),
                        "root/0=2",
                        "root/1=renewed",
                        "root@1/2=renewed",
                        "root@2/3=3"),
                output(Program.of(new Child(CALLS, false)), "root/0=child", "root/0/0=2", "root/0/1=3"),
                output(
                        Program.of(new Renew(), new Child(List.of(new Renew(), new Call(1)), false)),
                        "root/0=renewed",
                        "root@1/1=child",
                        "root@1/1/0=renewed",
                        "root@1/1@1/1=2"),
                output(
                        Program.of(new Child(List.of(new Hear(4), new Hear(5)), true)),
                        "root/0=child",
                        "root/0/0=heard 4",
                        "root/0/1=heard 5"),
                output(
                        Program.of(new Child(List.of(new Call(1), new Fail(7, false)), false), new Call(1)),
                        "root/0=child failed: broken root/0/1 7",
                        "root/1=2"),
                output(
                        Program.of(new Child(List.of(new Fail(7, true)), false)),
                        "root/0=child failed: Activity Work.broken failed after 1 attempt: Broken: broken root/0/0 7"),
                output(
                        Program.of(new Child(List.of(new Halt()), true)),
                        "root/0=child failed: p/0 was terminated: enough"),
                output(
                        Program.of(new Child(List.of(new Doomed()), true)),
                        "root/0=child failed: p/0 was terminated: enough"),
                output(Program.of(new Child(List.of(new Doomed()), true)), "root/0=child", "root/0/0=doomed"),
                output(
                        Program.of(new FanOut(Join.ALL, List.of(new Call(1), new Child(CALLS, false)))),
                        "root/0=all",
                        "root/0.b0=2",
                        "root/0.b1=child",
                        "root/0.b1/0=2",
                        "root/0.b1/1=3"),
                output(
                        Program.of(new FanOut(
                                Join.ALL, List.of(new Call(1), new Broken(5, 2), new Rest(1), new Broken(6, 1)))),
                        "root/0=failed after 2: broken root/0.b1 5, others: 1"),
                output(
                        Program.of(new FanOut(
                                Join.ALL,
                                List.of(new Child(List.of(new Doomed()), true), new Broken(5, 1), new Call(1)))),
                        "root/0=failed after 1: broken root/0.b1 5, others: 0"),
                output(
                        Program.of(new FanOut(
                                Join.ALL,
                                List.of(new Child(List.of(new Doomed()), true), new Broken(5, 1), new Call(1)))),
                        "root/0=child failed: p/0.b0 was terminated: enough, others: 1"),
                output(
                        Program.of(new FanOut(Join.SETTLED, List.of(new Broken(5, 1), new Flaky(1, 1)))),
                        "root/0=all",
                        "root/0.b0=failed after 1: broken root/0.b0 5",
                        "root/0.b1=2 on attempt 2"),
                output(
                        Program.of(new FanOut(Join.TWO_AT_A_TIME, List.of(new Call(5), new Rest(1), new Call(6)))),
                        "root/0=all",
                        "root/0.b0=6",
                        "root/0.b1=rested",
                        "root/0.b2=7"),
                output(
                        Program.of(new FanOut(Join.RACE, List.of(new Call(1), new Call(2), new Call(3)))),
                        "root/0=first 1",
                        "root/0.r1=3"),
                output(
                        Program.of(new FanOut(Join.RACE, List.of(new Call(1), new Broken(2, 1)))),
                        "root/0=first 1",
                        "root/0.r1=failed after 1: broken root/0.r1 2"));
    }

    private static Arguments output(Program program, String... trace) {
        return arguments(program, List.of(trace));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void what_a_program_may_see_is_accepted(Program program, List<String> trace) {
        assertThat(ProgramModel.complaints(program, "p", Outputs.completed(trace)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void what_is_missing_exchanged_changed_or_too_much_is_found(Program program, List<String> trace) {
        assertThat(Outputs.spoiled(trace))
                .isNotEmpty()
                .allSatisfy(spoiled -> assertThat(ProgramModel.complaints(program, "p", Outputs.completed(spoiled)))
                        .isNotEmpty());
    }

    static List<Arguments> wrongOutputs() {
        return List.of(
                output(Program.of(new Mutable(7)), "root/0.s1=8", "root/0=[7, 8, 99, 99]"),
                output(Program.of(new Mutable(7)), "root/0.s1=8", "root/0=[7, 8]"),
                output(Program.of(new Draw(Source.NUMBER)), "root/0=4", "root/0=5"),
                output(Program.of(new Draw(Source.UUID)), "root/0=4", "root/0=4"),
                output(Program.of(new Draw(Source.TIME)), "root/0=null", "root/0=null"),
                output(Program.of(new Rest(5)), "root/0=woke early, 2026-01-01T00:00:00Z"),
                output(Program.of(new AwaitAtMost(5, 1, false, false)), "root/0=event 5"),
                output(Program.of(new Await(5)), "root/0=timer"),
                output(Program.of(new Flaky(7, 2)), "root/0=8 on attempt 2"),
                output(Program.of(new Halt()), "root/0=went on with 5"),
                output(Program.of(new Fail(7, true)), "root/0=8"),
                output(Program.of(new Child(CALLS, false)), "root/0=child failed: p:0 was terminated: enough"),
                output(Program.of(new Child(List.of(new Fail(7, false)), false)), "root/0=child"),
                output(
                        Program.of(new Child(List.of(new Fail(7, false)), false)),
                        "root/0=child failed: broken root/0/0 8"),
                output(Program.of(new Child(List.of(new Halt()), true)), "root/0=child"),
                output(
                        Program.of(new Child(List.of(new Hear(4), new Hear(5)), true)),
                        "root/0=child",
                        "root/0/0=heard 5",
                        "root/0/1=heard 4"),
                output(
                        Program.of(new FanOut(Join.ALL, List.of(new Broken(5, 1), new Broken(6, 1)))),
                        "root/0=failed after 1: broken root/0.b1 6, others: 1"),
                output(
                        Program.of(new FanOut(Join.ALL, List.of(new Broken(5, 1), new Call(6)))),
                        "root/0=all",
                        "root/0.b0=failed after 1: broken root/0.b0 5",
                        "root/0.b1=7"),
                output(
                        Program.of(new FanOut(Join.ALL, List.of(new Child(List.of(new Doomed()), true)))),
                        "root/0=all",
                        "root/0.b0=child failed: p/0.b0 was terminated: enough"),
                output(
                        Program.of(new FanOut(Join.RACE, List.of(new Call(1), new Call(2)))),
                        "root/0=first 0",
                        "root/0.r1=3"));
    }

    @ParameterizedTest
    @MethodSource("wrongOutputs")
    void what_a_program_cannot_see_is_found(Program program, List<String> trace) {
        assertThat(ProgramModel.complaints(program, "p", Outputs.completed(trace)))
                .hasSize(1);
    }

    @Test
    void a_result_that_is_no_list_of_texts_is_found() {
        for (String json : List.of("null", "{}", "[1", "[null]", "\"root/0=8\"")) {
            assertThat(ProgramModel.complaints(Program.of(new Call(7)), "p", new Ending(COMPLETED, json)))
                    .as(json)
                    .hasSize(1);
        }
    }

    @Test
    void a_complaint_says_where_it_is() {
        assertThat(ProgramModel.complaints(
                        Program.of(new Call(7), new Call(8)), "p", Outputs.completed(List.of("root/0=8", "root/1=8"))))
                .containsExactly("p: entry 1 should be root/1=9, and is root/1=8");
    }

    static List<Arguments> endings() {
        Program completes = Program.of(new Call(1));
        Program fails = Program.of(new Call(1), new Fail(2, false));
        Program halts = Program.of(new Call(1), new Halt(), new Call(2));
        Program doomed = Program.of(new Doomed(), new Fail(2, false));
        return List.of(
                arguments(completes, COMPLETED, "[\"root/0=2\"]", true),
                arguments(completes, FAILED, "broken root/0 1", false),
                arguments(completes, TERMINATED, "enough", false),
                arguments(fails, COMPLETED, "[\"root/0=2\"]", false),
                arguments(fails, FAILED, "broken root/1 2", true),
                arguments(fails, FAILED, "p (Program) failed: Broken: broken root/1 2", true),
                arguments(fails, FAILED, "broken root/1 3", false),
                arguments(fails, FAILED, "a history that does not fit", false),
                arguments(fails, TERMINATED, "enough", false),
                arguments(halts, COMPLETED, "[\"root/0=2\"]", false),
                arguments(halts, FAILED, "broken root/1 2", false),
                arguments(halts, TERMINATED, "enough", true),
                arguments(doomed, COMPLETED, "[\"root/0=doomed\"]", false),
                arguments(doomed, FAILED, "broken root/1 2", true),
                arguments(doomed, TERMINATED, "enough", true));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void a_program_ends_in_its_own_way(Program program, Ending.Status status, String text, boolean accepted) {
        assertThat(ProgramModel.complaints(program, "p", new Ending(status, text)))
                .hasSize(accepted ? 0 : 1);
    }

    @Test
    void those_outside_are_told_what_to_do() {
        Program program = Program.of(
                new Await(1),
                new AwaitAtMost(2, 1, true, true),
                new AwaitAtMost(3, 1, false, true),
                new Renew(),
                new Child(List.of(new Await(4), new Doomed(), new Hear(5)), true),
                new FanOut(Join.ALL, List.of(new Child(List.of(new Child(List.of(new Halt()), true)), false))),
                new Fail(6, false),
                new Await(7));
        assertThat(ProgramModel.stimuli(program, "p"))
                .containsExactly(
                        new Stimulus("p", "root/0", "{\"number\":1}", false),
                        new Stimulus("p", "root/1", "{\"number\":2}", false),
                        new Stimulus("p@1/4", "root@1/4/0", "{\"number\":4}", false),
                        new Stimulus("p@1/4", "", "", true),
                        new Stimulus("p@1/5.b0/0", "", "", true));
    }

    @Test
    void a_child_that_needs_somebody_outside_needs_an_id_of_its_own() {
        Program program = Program.of(new Child(List.of(new Await(1)), false));
        assertThatThrownBy(() -> ProgramModel.stimuli(program, "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("root/0/0");
    }
}

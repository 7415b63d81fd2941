package io.durablefunctions.testing.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Call;
import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.Doomed;
import io.durablefunctions.testing.workload.Step.Draw;
import io.durablefunctions.testing.workload.Step.Fail;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Halt;
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
import org.junit.jupiter.params.provider.CsvSource;

class ProgramActivitiesTest {

    @Test
    void what_a_program_waits_for_is_required() {
        ActivityKeys keys = ProgramModel.activities(
                Program.of(
                        new Call(1),
                        new Saga(List.of(1L), 2),
                        new Mutable(3),
                        new Rest(1),
                        new Renew(),
                        new Draw(Source.UUID),
                        new FanOut(Join.ALL, List.of(new Call(1), new Broken(2, 2))),
                        new Child(List.of(new Refused(1), new Fail(1, true), new Call(1)), false)),
                "p");
        assertThat(keys.required())
                .containsExactly(
                        "root/0",
                        "root/1.s0",
                        "root/1.s1",
                        "root/1.s2",
                        "root/2.s0",
                        "root/2.s1",
                        "root@1/5",
                        "root@1/6.b0",
                        "root@1/6.b1",
                        "root@1/7/0",
                        "root@1/7/1");
        assertThat(keys.allowed()).isEqualTo(keys.required());
    }

    @Test
    void what_nobody_waits_for_is_allowed() {
        ActivityKeys keys = ProgramModel.activities(
                Program.of(
                        new FanOut(Join.RACE, List.of(new Call(1), new Child(List.of(new Call(1)), false))),
                        new Detached(List.of(new Call(1)), false),
                        new Call(1)),
                "p");
        assertThat(keys.required()).containsExactly("root/2");
        assertThat(keys.allowed()).containsExactly("root/0.r0", "root/0.r1/0", "root/1/0", "root/2");
    }

    @Test
    void nothing_is_required_of_what_may_be_terminated() {
        Program whole = Program.of(new Call(1), new Child(List.of(new Call(1)), false), new Doomed());
        assertThat(ProgramModel.activities(whole, "p").required()).isEmpty();
        assertThat(ProgramModel.activities(whole, "p").allowed()).containsExactly("root/0", "root/1/0");

        Program child = Program.of(new Call(1), new Child(List.of(new Call(1), new Halt(), new Call(1)), true));
        assertThat(ProgramModel.activities(child, "p").required()).containsExactly("root/0");
        assertThat(ProgramModel.activities(child, "p").allowed()).containsExactly("root/0", "root/1/0");
    }

    @ParameterizedTest
    @CsvSource({
        "root/0, root/1, true",
        "root/1, root/0, false",
        "root/1, root/1, false",
        "root/9, root/10, true",
        "root/0, root@1/2, true",
        "root@1/2, root@2/4, true",
        "root@1/2, root/1, false",
        "root/0.s0, root/0.s1, true",
        "root/0.s1, root/0.s0, false",
        "root/0.s9, root/0.s10, true",
        "root/0.b0, root/0.b1, false",
        "root/0.b0, root/1, true",
        "root/0.r0, root/1, false",
        "root/0, root/1.r0, true",
        "root/0, root/1/0, true",
        "root/1, root/1/0, false",
        "root/2, root/1/0, false",
        "root/1/0, root/2, false",
        "root/1/0, root/1/1, true",
        "root/1/0, root/2/1, false",
        "root/1.r0/0, root/1.r0/1, true",
        "root/1.r0/0, root/1.r1/1, false",
        "root@1/5/0, root@1/5@1/2, true",
        "root/0, root@1/5@1/2, true"
    })
    void an_activity_proves_the_end_of_those_that_were_waited_for_before(
            String earlier, String later, boolean precedes) {
        assertThat(ProgramModel.precedes(earlier, later)).isEqualTo(precedes);
    }
}

package io.durablefunctions.testing.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Hear;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgramsTest {

    private static final int MANY = 20_000;

    @Test
    void a_seed_gives_the_same_program_each_time() {
        for (long seed = 0; seed < 500; seed++) {
            assertThat(Programs.generate(seed)).isEqualTo(Programs.generate(seed));
        }
        assertThat(LongStream.range(0, 500)
                        .mapToObj(seed -> Programs.generate(seed).steps())
                        .distinct())
                .as("few are alike, and those are short")
                .hasSizeGreaterThan(490);
    }

    @Test
    void a_seed_that_was_noted_stays_what_it_was() {
        assertThat(Programs.generate(12).toString()).isEqualTo(PINNED);
        String thousand = LongStream.range(0, 1_000)
                .mapToObj(seed -> Programs.generate(seed).toString())
                .collect(Collectors.joining());
        assertThat(thousand.hashCode()).isEqualTo(PINNED_HASH);
    }

    @Test
    void a_program_keeps_its_limits() {
        int[] commands = new int[MANY];
        for (int seed = 0; seed < MANY; seed++) {
            Program program = Programs.generate(seed);
            commands[seed] = Programs.commands(program);
            assertThat(depth(program.steps())).as("seed %d", seed).isBetween(1, 3);
            assertThat(Programs.commands(Programs.generate(seed, 7)))
                    .as("seed %d", seed)
                    .isBetween(1, 7);
            assertThat(ProgramModel.stimuli(program, "p"))
                    .doesNotContainNull(); // nobody outside is needed who cannot help
        }
        Arrays.sort(commands);
        assertThat(commands[0]).isEqualTo(1);
        assertThat(commands[MANY / 2]).isBetween(4, 6);
        assertThat(commands[MANY - 1]).isEqualTo(Programs.MOST_COMMANDS);
    }

    @Test
    void a_program_of_no_commands_is_refused() {
        assertThatThrownBy(() -> Programs.generate(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_few_hundred_seeds_have_each_kind_of_step_at_the_top_and_in_children() {
        Set<Class<?>> top = new HashSet<>();
        Set<Class<?>> nested = new HashSet<>();
        Set<Step.Join> joins = new HashSet<>();
        for (long seed = 0; seed < 400; seed++) {
            for (Step step : Programs.generate(seed).steps()) {
                top.add(step.getClass());
                collect(step, nested, joins);
            }
        }
        Set<Class<?>> all = new HashSet<>(Arrays.asList(Step.class.getPermittedSubclasses()));
        all.remove(Step.Branch.class);
        all.addAll(Arrays.asList(Step.Branch.class.getPermittedSubclasses()));
        assertThat(nested).isEqualTo(all);
        all.remove(Hear.class); // nobody speaks to the whole
        assertThat(top).isEqualTo(all);
        assertThat(joins).containsExactlyInAnyOrder(Step.Join.values());
    }

    @Test
    void only_children_whose_id_is_chosen_hear() {
        for (long seed = 0; seed < MANY; seed++) {
            assertThat(Programs.generate(seed).steps()).allSatisfy(ProgramsTest::assertThatWhoHearsCanBeReached);
        }
    }

    private static void assertThatWhoHearsCanBeReached(Step step) {
        boolean hears = inside(step).stream().anyMatch(Hear.class::isInstance);
        assertThat(hears && !(step instanceof Child child && child.chosenId())).isFalse();
        inside(step).forEach(ProgramsTest::assertThatWhoHearsCanBeReached);
    }

    private static void collect(Step step, Set<Class<?>> nested, Set<Step.Join> joins) {
        if (step instanceof FanOut fanOut) {
            joins.add(fanOut.join());
        } else {
            inside(step).forEach(inner -> nested.add(inner.getClass()));
        }
        inside(step).forEach(inner -> collect(inner, nested, joins));
    }

    private static List<? extends Step> inside(Step step) {
        if (step instanceof Child child) {
            return child.steps();
        }
        if (step instanceof Detached detached) {
            return detached.steps();
        }
        return step instanceof FanOut fanOut ? fanOut.branches() : List.of();
    }

    private static int depth(List<? extends Step> steps) {
        int deepest = 1;
        for (Step step : steps) {
            int own = step instanceof FanOut fanOut
                    ? depth(fanOut.branches())
                    : inside(step).isEmpty() ? 1 : 1 + depth(inside(step));
            deepest = Math.max(deepest, own);
        }
        return deepest;
    }

    private static final int PINNED_HASH = -1_051_506_709;
    private static final String PINNED =
            "Program[seed=12, steps=[Rest[millis=16], FanOut[join=SETTLED, branches=[Rest[millis=18], Call[argument=485],"
                    + " Rest[millis=19], Call[argument=71]]]]]";
}

package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.exhaustive.Program.Bounds;
import java.util.ArrayList;
import java.util.List;

/** The programs that are run. */
final class Programs {

    private Programs() {}

    static List<Program> all(boolean large) {
        int more = large ? 1 : 0;
        List<Program> programs = new ArrayList<>();
        programs.add(Program.of("append and end", new Bounds(2, more, more), "a1 x"));
        programs.add(Program.of("append and end, COMMITs lost", new Bounds(1 + more, 1, 0), "a1 x"));
        programs.add(Program.of("append and end, hosts die", new Bounds(1, more, 1), "a1 x"));
        programs.add(Program.of("end with a journal that stays", new Bounds(1 + more, 1, 0), "a1 k"));
        programs.add(Program.of("message from outside", new Bounds(more, 1, 0), "m m x")
                .withMessage("m1"));
        programs.add(Program.of("message from outside, senders die", new Bounds(more, 0, 1), "m m x")
                .withMessage("m1")
                .withSweeper());
        programs.add(Program.of("continue as new", new Bounds(1 + more, more, 0), "a1 n a2 x"));
        programs.add(Program.of("continue as new, two turns of one host", new Bounds(1, 0, 0), "a1 n a2 x")
                .withHosts("A", "A"));
        programs.add(Program.of("continue as new with mail", new Bounds(more, 1, 0), "a1 n m x")
                .withMessage("m1"));
        programs.add(Program.of("timer", new Bounds(1, 1, 0), "t x"));
        programs.add(Program.of("renewals, COMMITs lost", new Bounds(1, 1, 0), more == 0 ? "x" : "a1 x")
                .withRenewals(1));
        programs.add(Program.of("renewals", new Bounds(1, more, 0), "a1 x").withRenewals(1));
        programs.add(Program.of("message between instances", new Bounds(1, more, 0), "s:j:m7 x", "m x"));
        return programs;
    }
}

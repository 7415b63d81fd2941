package io.durablefunctions.testing.workload;

import java.util.SplittableRandom;

/** Makes programs. The same seed gives the same program for ever. */
public final class Programs {

    /** How many commands a program has at most. */
    public static final int MOST_COMMANDS = 40;

    private Programs() {}

    /** A program of 1 to {@link #MOST_COMMANDS} commands, half of them of at most five, with children and theirs. */
    public static Program generate(long seed) {
        return generate(seed, MOST_COMMANDS);
    }

    /**
     * A program of at most so many commands.
     *
     * @throws IllegalArgumentException if {@code mostCommands} is less than 1
     */
    public static Program generate(long seed, int mostCommands) {
        if (mostCommands < 1) {
            throw new IllegalArgumentException("A program has at least 1 command, not " + mostCommands + ".");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int commands = Math.min(mostCommands, commands(random));
        return new Program(seed, new ProgramGenerator(random).program(commands));
    }

    private static int commands(SplittableRandom random) {
        int chance = random.nextInt(100);
        if (chance < 50) {
            return 1 + random.nextInt(5);
        }
        if (chance < 85) {
            return 6 + random.nextInt(7);
        }
        return chance < 97 ? 13 + random.nextInt(13) : 26 + random.nextInt(15);
    }

    /** How many commands a program has, with those of its children: calls, timers, waits and so on. */
    public static int commands(Program program) {
        return Size.of(program.steps());
    }
}

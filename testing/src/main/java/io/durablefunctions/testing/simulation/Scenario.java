package io.durablefunctions.testing.simulation;

import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.testing.simulation.database.Flaw;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * All that a run begins with. The same scenario runs the same way each time.
 *
 * @param seed what chance is drawn from
 * @param hosts how many hosts there are
 * @param programs how many programs are started
 * @param mostCommands how long each of them is at most
 * @param weather what goes wrong
 * @param knobs how the hosts are set
 * @param flaws rules that are taken out, to see whether that is noticed
 */
record Scenario(long seed, int hosts, int programs, int mostCommands, Weather weather, Knobs knobs, Set<Flaw> flaws) {

    /**
     * How the hosts are set: at their worst now and then.
     *
     * @param leaseMillis how long leases last
     * @param pollingMillis how often hosts ask for work
     * @param room how many instances a host holds
     * @param threads how many activities a host runs at a time
     * @param slowMillis how long an activity takes at most
     * @param takesTurnsInActivities whether the turn after an activity, and its write, are taken where it ended
     * @param idleMillis how long an instance with nothing to do stays
     */
    record Knobs(
            int leaseMillis,
            int pollingMillis,
            int room,
            int threads,
            int slowMillis,
            boolean takesTurnsInActivities,
            int idleMillis) {

        static Knobs of(SplittableRandom random) {
            int[] leases = {1, 20, 300, 300, 2_000, 30_000};
            int lease = leases[random.nextInt(leases.length)];
            int[] rooms = {1, 2, 5, 100};
            return new Knobs(
                    lease,
                    random.nextBoolean() ? 5 : 100,
                    rooms[random.nextInt(rooms.length)],
                    1 + random.nextInt(4),
                    random.nextInt(4) == 0 ? Math.min(3 * lease, 1_000) : 5,
                    random.nextBoolean(),
                    random.nextInt(3) == 0 ? 0 : 1_000);
        }

        RuntimeOptions options(String hostId, int lanes) {
            return RuntimeOptions.defaults()
                    .hostId(hostId)
                    .leaseTimeout(Duration.ofMillis(leaseMillis))
                    .pollingInterval(Duration.ofMillis(pollingMillis))
                    .maxConcurrentOrchestrations(room)
                    .lanes(lanes)
                    .activityTimeout(Duration.ofDays(1))
                    .maxTakeOvers(1_000_000)
                    .shutdownTimeout(Duration.ofMillis(500))
                    .idleTimeout(Duration.ofMillis(idleMillis));
        }
    }

    static Scenario of(long seed, Set<Flaw> flaws) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] lengths = {3, 6, 6, 12, 40};
        return new Scenario(
                seed,
                2 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0),
                1 + (random.nextInt(3) == 0 ? 1 : 0),
                lengths[random.nextInt(lengths.length)],
                Weather.of(random),
                Knobs.of(random),
                flaws);
    }

    Scenario with(int fewerHosts, int fewerPrograms, int fewerCommands, Weather milder) {
        return new Scenario(seed, fewerHosts, fewerPrograms, fewerCommands, milder, knobs, flaws);
    }
}

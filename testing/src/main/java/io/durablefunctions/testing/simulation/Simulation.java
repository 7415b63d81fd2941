package io.durablefunctions.testing.simulation;

import io.durablefunctions.testing.simulation.database.Delta;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.workload.Mistakes;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Programs;
import io.durablefunctions.testing.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run: hosts, customers and weather, until all has come to rest; then the verdict. */
final class Simulation {

    private static final long MOST_STEPS = 400_000;

    private final Scenario scenario;
    private final Trace trace;
    private final World world;
    private final Violations violations = new Violations();
    private final Witness witness;
    private final EventAccount events = new EventAccount(violations);
    private final Replays replays = new Replays(violations);
    private final Ledger ledger;
    private final Cluster cluster;
    private final List<Customer> customers = new ArrayList<>();

    private Simulation(Scenario scenario, boolean keepsTrace) {
        this.scenario = scenario;
        this.trace = new Trace(keepsTrace);
        this.world = new World(scenario, trace, MOST_STEPS);
        boolean nothingGoesWrong = scenario.weather().isFine()
                && scenario.mishap() == null
                && scenario.knobs().leaseMillis() >= 300;
        this.witness = new Witness(world, violations, new StoredHistories(), nothingGoesWrong);
        this.ledger = new Ledger(world, violations);
        this.cluster = new Cluster(world, scenario, (builder, process) -> {
            Workload.serve(builder, ledger.of(process), mistakes(scenario));
            Aftermath.serve(builder);
        });
    }

    private static Mistakes mistakes(Scenario scenario) {
        return new Mistakes(
                scenario.flaws().contains(Flaw.UNRECORDED_RANDOM),
                scenario.flaws().contains(Flaw.CACHED_MUTABLE_RESULT));
    }

    /** Programs that the seed makes. */
    static Report run(Scenario scenario, boolean keepsTrace) {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < scenario.programs(); i++) {
            programs.add(Programs.generate(scenario.seed() * 31 + i, scenario.mostCommands()));
        }
        return run(scenario, programs, keepsTrace);
    }

    /** Programs of one's own. */
    static Report run(Scenario scenario, List<Program> programs, boolean keepsTrace) {
        return new Simulation(scenario, keepsTrace).run(programs);
    }

    private Report run(List<Program> programs) {
        world.database().witnessedBy(this::saw);
        world.disturbedBy(cluster::disturb);
        world.endsWhen(violations::areThere);
        cluster.start();
        for (int i = 0; i < programs.size(); i++) {
            Customer customer = new Customer(world, cluster, violations, "p" + i, programs.get(i));
            customers.add(customer);
            customer.come();
        }
        Map<String, List<String>> histories = Map.of();
        try {
            while (!isAtRest()) {
                world.step(Long.MAX_VALUE);
            }
            new Verdict(world.database(), ledger, events, replays, violations).on(customers);
            histories = StoredHistories.withoutTimes(world.database().look(LeaseStatements.allInstances()));
            if (Aftermath.follows(scenario)) {
                new Aftermath(world, cluster, scenario, violations).of(customers);
            }
        } catch (World.Decided violated) {
            trace.add("violated");
        } catch (World.TooManySteps tooMany) {
            violations.add(
                    "a run comes to rest",
                    tooMany.getMessage() + ", at " + world.nanos() / 1_000_000 + " ms, " + customers);
        }
        cluster.end();
        return new Report(
                scenario,
                violations.found(),
                trace.hash(),
                world.steps(),
                witness.takeOvers(),
                world.wasHit(),
                histories,
                trace.lines());
    }

    private void saw(List<Delta> deltas) {
        witness.saw(deltas);
        events.saw(deltas);
        replays.saw(deltas);
        cluster.saw(deltas);
    }

    private boolean isAtRest() {
        for (Customer customer : customers) {
            if (!customer.isDone()) {
                return false;
            }
        }
        return world.database().look(LeaseStatements.allInstances()).stream().allMatch(InstanceRow::completed);
    }
}

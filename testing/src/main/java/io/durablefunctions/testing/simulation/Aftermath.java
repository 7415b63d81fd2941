package io.durablefunctions.testing.simulation;

import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import io.durablefunctions.testing.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** When all has ended: starts that have to be refused, and purges. Nothing of either may be left. */
final class Aftermath {

    private static final int SELDOM = 10;
    private static final String OTHER = "Bystander";
    private static final String TOO_LARGE = '"' + "x".repeat(PayloadLimits.DEFAULTS.inputBytes()) + '"';

    /** So long after a purge each host has swept. */
    private static final long LEASES = 3;

    private final World world;
    private final Cluster cluster;
    private final Scenario scenario;
    private final Violations violations;

    Aftermath(World world, Cluster cluster, Scenario scenario, Violations violations) {
        this.world = world;
        this.cluster = cluster;
        this.scenario = scenario;
        this.violations = violations;
    }

    /** An orchestrator whose starts meet instances of another one. */
    static void serve(DurableFunctionRuntimeBuilder host) {
        host.orchestrator(OTHER, String.class, String.class, (context, input) -> input);
    }

    /** Whether a run has one. Drawn apart from all that happens in it. */
    static boolean follows(Scenario scenario) {
        return scenario.mishap() == null && new SplittableRandom(~scenario.seed()).nextInt(SELDOM) == 0;
    }

    void of(List<Customer> customers) {
        List<String> ids = customers.stream()
                .filter(Customer::wasStartedOnce)
                .map(Customer::id)
                .toList();
        List<Errand> refused = new ArrayList<>();
        for (String id : ids) {
            refused.add(refused(StartOptions.id(id), OTHER, "null"));
            refused.add(refused(StartOptions.id(id).mustBeNew(), OTHER, "null"));
            refused.add(refused(StartOptions.id(tooLarge(id)), OTHER, TOO_LARGE));
        }
        run(refused);
        ids.forEach(this::isUntouched);
        run(ids.stream().map(id -> errand(runtime -> runtime.purge(id))).toList());
        long end = world.nanos() + LEASES * scenario.knobs().leaseMillis() * 1_000_000L;
        world.at(end, null, () -> {});
        until(() -> world.nanos() >= end);
        ids.forEach(this::isGone);
    }

    private static String tooLarge(String id) {
        return id + "-too-large";
    }

    private Errand errand(Consumer<DurableFunctionRuntime> call) {
        return new Errand(world, cluster, call);
    }

    private Errand refused(StartOptions options, String orchestrator, String input) {
        return errand(runtime -> {
            try {
                runtime.start(orchestrator, options, input);
                violations.add("bad starts are refused", options.id() + " was started as " + orchestrator);
            } catch (InstanceExistsException | InvalidPayloadException asItShouldBe) {
                world.trace().add("refused");
            }
        });
    }

    private void run(List<Errand> errands) {
        errands.forEach(Errand::begin);
        until(() -> errands.stream().allMatch(Errand::isDone));
    }

    private void until(BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            world.step(Long.MAX_VALUE);
        }
    }

    private void isUntouched(String id) {
        var rows = world.database().look(TurnStatements.rows(List.of(id, tooLarge(id))));
        InstanceRow row = rows.get(id);
        if (row == null || !row.function().equals(Workload.ORCHESTRATOR) || rows.size() > 1) {
            violations.add("a refused start does nothing", id + " is now " + rows);
        }
    }

    private void isGone(String id) {
        var found = world.database().look(LeaseStatements.find(id));
        boolean hasMail = world.database().look(MailStatements.all()).stream()
                .anyMatch(letter -> letter.receiver().equals(id));
        if (found.row() != null || !found.journal().isEmpty() || hasMail) {
            violations.add(
                    "a purge leaves nothing behind", id + " was purged, and left " + found + (hasMail ? ", mail" : ""));
        }
    }
}

package io.durablefunctions.testing.simulation;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.testing.simulation.Weather.Fault;
import io.durablefunctions.testing.simulation.database.Delta;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The hosts, and what happens to them. One that has died is replaced after a while. */
final class Cluster {

    private static final int SELDOM = 8;

    private final World world;
    private final Scenario scenario;
    private final Hints hints;
    private final BiConsumer<DurableFunctionRuntimeBuilder, SimulatedProcess> serves;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private int started;

    Cluster(World world, Scenario scenario, BiConsumer<DurableFunctionRuntimeBuilder, SimulatedProcess> serves) {
        this.world = world;
        this.scenario = scenario;
        this.serves = serves;
        this.hints = new Hints(world);
    }

    void start() {
        for (int i = 0; i < scenario.hosts(); i++) {
            startOne();
        }
    }

    private void startOne() {
        long lease = scenario.knobs().leaseMillis() * 1_000L;
        long ahead = Math.floorMod(world.number(), 4 * lease + 1) - 2 * lease;
        SimulatedProcess process = new SimulatedProcess("h" + started++, world, ahead);
        processes.add(process);
        world.add(process, "start", () -> start(process));
    }

    private void start(SimulatedProcess process) {
        DurableFunctionRuntimeBuilder builder = DurableFunctionRuntime.builder()
                .stateStore(new SimulatedStateStore(world, process, hints))
                .workers(new SimulatedWorkers(world, process, scenario.knobs()))
                .options(scenario.knobs().options(process.name(), 1 + world.below(2)));
        serves.accept(builder, process);
        try {
            process.runs(builder.start());
        } catch (DurableFunctionsException databaseIsDown) {
            process.end();
            replaceLater();
        }
    }

    /** A host that takes calls; null if there is none. */
    @Nullable
    SimulatedProcess any() {
        List<SimulatedProcess> up =
                processes.stream().filter(SimulatedProcess::isUp).toList();
        return up.isEmpty() ? null : up.get(world.below(up.size()));
    }

    /** A transaction has committed: hosts may have leases by it. */
    void saw(List<Delta> deltas) {
        for (Delta delta : deltas) {
            if (delta.after() instanceof InstanceRow row
                    && row.owner() != null
                    && !row.isQuarantined()
                    && !(delta.before() instanceof InstanceRow before && before.leaseEnds() == row.leaseEnds())) {
                processes.stream()
                        .filter(process -> row.owner().startsWith(process.name() + "-"))
                        .forEach(process -> process.hasLease(row));
            }
        }
    }

    private void replaceLater() {
        long lease = scenario.knobs().leaseMillis() * 1_000_000L;
        long pause = 1 + Math.floorMod(world.number(), 1 + lease + lease / 2);
        world.at(world.nanos() + pause, null, () -> {
            processes.removeIf(SimulatedProcess::isDead);
            startOne();
        });
    }

    /** What may go wrong now. */
    void disturb() {
        if (!world.oneIn(SELDOM)) {
            return;
        }
        if (world.strikes(Fault.LEAP)) {
            world.pass(leases(2));
        }
        if (world.strikes(Fault.SERVER_CRASH)) {
            world.server().crash();
        }
        SimulatedProcess victim = any();
        if (victim == null) {
            return;
        }
        if (world.strikes(Fault.KILL)) {
            victim.kill();
            replaceLater();
        } else if (world.strikes(Fault.FREEZE)) {
            victim.freeze(leases(3), false);
        } else if (world.strikes(Fault.SUSPEND)) {
            victim.freeze(leases(3), true);
        } else if (world.strikes(Fault.DRAIN)) {
            drain(victim);
        }
    }

    private long leases(int most) {
        return 1 + Math.floorMod(world.number(), 1L * most * scenario.knobs().leaseMillis() * 1_000_000L);
    }

    private void drain(SimulatedProcess process) {
        process.drains();
        world.addCall(process, "drain", () -> {
            DurableFunctionRuntime runtime = process.runtime();
            if (runtime != null) {
                runtime.close();
            }
        });
        replaceLater();
    }

    /** All hosts end. */
    void end() {
        processes.forEach(SimulatedProcess::end);
    }
}

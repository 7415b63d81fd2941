package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Durable Functions with everything at its default, but for how many orchestrations may be in memory. */
public final class DurableFunctionsPeer implements Peer {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PostgreSqlStateStore store;
    private final DurableFunctionRuntime runtime;
    private final SequenceClient sequences;
    private final FanOutClient fanOuts;

    /** Starts a host. */
    public DurableFunctionsPeer(Database database, RuntimeOptions options, IntUnaryOperator step) {
        this.store = PostgreSqlStateStore.connect(database.url());
        this.runtime = DurableFunctionRuntime.builder()
                .stateStore(store)
                .options(options)
                .orchestrator(Sequence.class, InSequence::new)
                .orchestrator(FanOut.class, AtOnce::new)
                .activities(Steps.class, step::applyAsInt)
                .start();
        this.sequences = SequenceClient.of(runtime);
        this.fanOuts = FanOutClient.of(runtime);
    }

    @Override
    public String name() {
        return Contender.DURABLE_FUNCTIONS.title();
    }

    @Override
    public void sequence(int steps) {
        sequences.start(steps).await(PATIENCE);
    }

    @Override
    public void fanOut(int width) {
        fanOuts.start(width).await(PATIENCE);
    }

    @Override
    public void close() {
        runtime.close();
        store.close();
    }

    private static final class InSequence implements Sequence {
        @Override
        public int run(OrchestrationContext context, int steps) {
            StepsStub stub = StepsStub.in(context);
            int last = 0;
            for (int i = 0; i < steps; i++) {
                last = stub.step(i);
            }
            return last;
        }
    }

    private static final class AtOnce implements FanOut {
        @Override
        public int run(OrchestrationContext context, int width) {
            StepsStub stub = StepsStub.in(context);
            List<DurableFuture<Integer>> steps = new ArrayList<>(width);
            for (int i = 0; i < width; i++) {
                steps.add(stub.stepAsync(i));
            }
            return DurableFuture.allOf(steps).await().size();
        }
    }
}

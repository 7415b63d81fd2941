package io.durablefunctions.replay;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.TurnStarted;
import io.durablefunctions.replay.Outcome.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A history told step by step to some code. Each turn is taken twice: by an instance that stays in memory, and by one that is loaded from
 * the rows so far; they must not differ.
 */
final class Story {

    static final String START_ID = "start-1";
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);

    private final Orchestrator<Function<OrchestrationContext, String>, String> orchestrator;
    private final Execution execution = new Execution("tale", START_ID, null, Payload.NULL, 0, List.of());
    private final Replay replay = new Replay(CODEC, 20, false);
    private final List<List<Event>> rows = new ArrayList<>();
    private final History kept = new History(0, START_ID);
    private Instant now = START;

    private Story(Function<OrchestrationContext, String> code, FailureType<?>... answers) {
        this.orchestrator = new Orchestrator<>(new Code(List.of(answers)), () -> code);
    }

    static Story of(Function<OrchestrationContext, String> code) {
        return new Story(code);
    }

    /** Of code whose contract names these exceptions in {@code throws}. */
    static Story answering(FailureType<?> answer, Function<OrchestrationContext, String> code) {
        return new Story(code, answer);
    }

    static Payload json(String json) {
        return new Payload(json);
    }

    /** One turn that hears these news; returns what came of it. */
    Outcome turn(Event... news) {
        List<Event> told = new ArrayList<>(List.of(news));
        told.add(0, new TurnStarted(now));
        now = now.plusSeconds(1);
        History loaded = new History(0, START_ID);
        rows.forEach(loaded::addRow);
        loaded.addNews(told);
        Outcome fromRows = run(loaded);
        kept.addNews(told);
        Outcome fromMemory = run(kept);
        boolean bothFailed = fromRows.ending() instanceof Ending.Failed && fromMemory.ending() instanceof Ending.Failed;
        if (!bothFailed && !fromRows.equals(fromMemory)) { // failures differ in their stack traces
            throw new AssertionError("from rows: " + fromRows + "\nfrom memory: " + fromMemory);
        }
        if (fromMemory.ending() instanceof Ending.Waiting) {
            kept.addDecisions(fromMemory.decided());
        }
        told.addAll(fromMemory.decided());
        rows.add(told);
        return fromMemory;
    }

    /** Runs the code over the history as it is, as after a take-over. */
    Outcome again() {
        History loaded = new History(0, START_ID);
        rows.forEach(loaded::addRow);
        return run(loaded);
    }

    /** The same history, told to other code. */
    Outcome told(Function<OrchestrationContext, String> otherCode) {
        Story other = new Story(otherCode);
        other.rows.addAll(rows);
        return other.again();
    }

    private Outcome run(History history) {
        return replay.run(
                orchestrator,
                execution,
                history,
                true,
                reason -> {
                    throw new IllegalStateException("runaway: " + reason);
                },
                Pause.UNWIND);
    }

    private record Code(List<FailureType<?>> answers)
            implements OrchestratorDefinition<Function<OrchestrationContext, String>, String> {

        @Override
        public String name() {
            return "Tale";
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<Function<OrchestrationContext, String>> contract() {
            return (Class<Function<OrchestrationContext, String>>) (Class<?>) Function.class;
        }

        @Override
        public List<ValueType<?>> parameters() {
            return List.of();
        }

        @Override
        public ValueType<String> result() {
            return ValueType.of(String.class);
        }

        @Override
        public String run(Function<OrchestrationContext, String> code, OrchestrationCall call) {
            return code.apply(call.context());
        }
    }
}

package io.durablefunctions.replay;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.Timeline;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.definition.Answers;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.definition.StoredArguments;
import io.durablefunctions.replay.Outcome.Ending;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs turns: the orchestrator's method, from the top, on the calling thread, over the history. The same history gives the same
 * outcome. Immutable.
 */
public final class Replay {

    private final JsonCodec codec;
    private final int longHistory;
    private final boolean replayLogging;

    /**
     * With this codec.
     *
     * @param longHistory after how many events {@code isHistoryLong()} says so
     * @param replayLogging whether the context's logger also speaks while the past is replayed
     */
    public Replay(JsonCodec codec, int longHistory, boolean replayLogging) {
        this.codec = codec;
        this.longHistory = longHistory;
        this.replayLogging = replayLogging;
    }

    /**
     * One turn.
     *
     * @param history all that has happened, the news included; not changed but for its cache
     * @param verifyArguments whether to compare the arguments the code gives now with the recorded ones
     * @param runaway called on this thread, with what is wrong, if the code swallows the end of the turn in a loop; should not return
     * @param pause what to do when the code waits; if it lets the code go on, what is returned is the outcome of the last turn
     */
    public <C, R extends @Nullable Object> Outcome run(
            Orchestrator<C, R> orchestrator,
            Execution execution,
            History history,
            boolean verifyArguments,
            Consumer<String> runaway,
            Pause pause) {
        Turn turn = new Turn(codec, history, execution.unread(), runaway, pause);
        OrchestratorDefinition<C, R> definition = orchestrator.definition();
        Logger logger = LoggerFactory.getLogger(definition.name());
        TurnContext context = new TurnContext(
                turn,
                execution,
                definition,
                longHistory,
                new Inputs(turn, verifyArguments),
                replayLogging ? logger : new ReplayLogger(logger, turn::isReplaying));
        Timeline before = Timeline.current();
        Timeline.setCurrent(turn);
        try {
            R result = orchestrator.call(new TurnCall(turn, context, input(turn, execution, definition)));
            return turn.outcome(completed(result, definition));
        } catch (TurnEnd end) {
            return turn.outcome(new Ending.Blocked("The turn was unwound without having ended."));
        } catch (VirtualMachineError | LinkageError broken) {
            if (!(broken instanceof StackOverflowError)) {
                return turn.outcome(new Ending.Blocked("This host cannot run the code: " + broken));
            }
            return turn.outcome(failed(broken, definition));
        } catch (Throwable thrown) { // whatever the orchestrator's own code throws fails the instance
            return turn.outcome(failed(thrown, definition));
        } finally {
            Thread.interrupted(); // set by the code: what this thread does next may talk to the store
            Timeline.setCurrent(before);
        }
    }

    private StoredArguments input(Turn turn, Execution execution, OrchestratorDefinition<?, ?> definition) {
        try {
            return StoredArguments.of(
                    codec, execution.input(), definition.parameters(), "the input of " + definition.name());
        } catch (InvalidPayloadException unreadable) {
            throw turn.block(unreadable.getMessage() + " Deploy code whose parameters fit what is stored.");
        }
    }

    private <R extends @Nullable Object> Ending completed(R result, OrchestratorDefinition<?, R> definition) {
        try {
            return new Ending.Completed(
                    codec.encode(result, definition.result(), "the result of " + definition.name()));
        } catch (InvalidPayloadException unstorable) {
            return new Ending.Failed(FailureDetails.of(unstorable), null);
        }
    }

    private Ending failed(Throwable thrown, OrchestratorDefinition<?, ?> definition) {
        Answers answers = new Answers(definition.name(), definition.answers());
        Payload data = answers.dataOf(thrown, codec); // before the details, which tell if they cannot be stored
        return new Ending.Failed(answers.detailsOf(thrown), data);
    }
}

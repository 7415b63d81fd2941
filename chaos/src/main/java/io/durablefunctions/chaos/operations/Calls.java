package io.durablefunctions.chaos.operations;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.chaos.operations.Answer.Outcome;

/** Does operations by calling the engine. */
public final class Calls {

    private Calls() {}

    /** Asks this client, and waits for its answer. */
    public static Answer perform(DurableFunctionClient client, Operation operation) {
        try {
            call(client, operation);
            return Answer.of(Outcome.DONE);
        } catch (OutcomeUnknownException unknown) {
            return new Answer(Outcome.UNKNOWN, unknown.toString());
        } catch (InstanceEndedException ended) {
            return Answer.of(Outcome.ENDED);
        } catch (InstanceNotFoundException absent) {
            return Answer.of(Outcome.ABSENT);
        } catch (DurableFunctionsException failed) {
            return new Answer(Outcome.FAILED, failed.toString());
        } catch (RuntimeException undocumented) {
            return Answer.undocumented(undocumented);
        }
    }

    private static void call(DurableFunctionClient client, Operation operation) {
        String id = operation.instanceId();
        switch (operation.kind()) {
            case START -> client.start(operation.name(), StartOptions.id(id), operation.payload());
            case RAISE -> client.raiseEvent(id, operation.name(), operation.payload());
            case TERMINATE -> client.handle(id).terminate(operation.name());
            case SUSPEND -> client.handle(id).suspend(operation.name());
            case RESUME -> client.handle(id).resume(operation.name());
        }
    }
}

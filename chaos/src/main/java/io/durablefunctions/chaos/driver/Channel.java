package io.durablefunctions.chaos.driver;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Calls;
import io.durablefunctions.chaos.operations.Operation;

/** A way on which operations reach the engine. Thread-safe. */
interface Channel {

    /** What it is called in the log; without spaces. */
    String name();

    /** Does an operation and waits for its answer. */
    Answer perform(Operation operation);

    /** Through a client without a host. */
    static Channel client(String name, DurableFunctionClient client) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer perform(Operation operation) {
                return Calls.perform(client, operation);
            }
        };
    }
}

package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Asks the engine, on any of several channels, and logs what it answers. Thread-safe. */
final class Asked {

    private final List<Channel> channels;
    private final OperationLog log;

    Asked(List<Channel> channels, OperationLog log) {
        this.channels = List.copyOf(channels);
        this.log = log;
    }

    /** On any channel. */
    Answer perform(Operation operation) {
        return perform(operation, channels.get(ThreadLocalRandom.current().nextInt(channels.size())));
    }

    /** On the first channel, which is no worker: for what would harm a worker that did it. */
    Answer performDirectly(Operation operation) {
        return perform(operation, channels.get(0));
    }

    private Answer perform(Operation operation, Channel channel) {
        Answer answer = channel.perform(operation);
        log.add(operation, channel.name(), answer);
        return answer;
    }
}

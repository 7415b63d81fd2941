package io.durablefunctions.replay;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.InstanceIds;
import io.durablefunctions.InvalidInstanceIdException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.replay.Outcome.Ending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the code gives to be stored. What cannot be stored fails the instance, whatever the code catches. */
final class Inputs {

    /** Encodes a value when, and only when, it is needed. */
    @FunctionalInterface
    interface Encoder {
        Payload encode(JsonCodec codec);
    }

    private final Turn turn;
    private final boolean verify;

    Inputs(Turn turn, boolean verify) {
        this.turn = turn;
        this.verify = verify;
    }

    static Encoder of(List<? extends @Nullable Object> arguments, List<ValueType<?>> types) {
        return codec -> codec.encodeAll(arguments, types, "the input");
    }

    static Encoder untyped(@Nullable Object input) {
        return codec -> codec.encodeUntyped(input, "the input");
    }

    Payload encode(Encoder encoder, String receiver) {
        try {
            return encoder.encode(turn.codec());
        } catch (InvalidPayloadException e) {
            throw turn.end(new Ending.Failed(
                    FailureDetails.of(new InvalidPayloadException(receiver + ": " + e.getMessage(), e)), null));
        }
    }

    /** The instance that something is sent to. */
    String receiver(String instanceId) {
        try {
            return InstanceIds.checked(instanceId);
        } catch (InvalidInstanceIdException e) {
            throw turn.end(new Ending.Failed(FailureDetails.of(e), null));
        }
    }

    /** Notes arguments that are no longer the recorded ones; the recorded ones hold. */
    void compare(Payload recorded, Encoder encoder, String receiver) {
        if (verify && turn.isReplaying() && !encode(encoder, receiver).equals(recorded)) {
            turn.warn("The code now gives other arguments to " + receiver
                    + " than its history holds. The recorded ones count.");
        }
    }
}

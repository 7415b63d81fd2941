package io.durablefunctions.definition;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exceptions that a contract names in {@code throws} as answers, and what is kept of one that was thrown. Immutable. */
public final class Answers {

    private final String contract;
    private final List<FailureType<?>> named;

    /** Those of the activity or orchestrator of this name. */
    public Answers(String contract, List<FailureType<?>> named) {
        this.contract = contract;
        this.named = List.copyOf(named);
    }

    /** Whether the contract names the class of this exception itself, so that it is caught as what it is. */
    public boolean name(Throwable thrown) {
        return answer(thrown) != null;
    }

    /** Whether the contract names a superclass of it alone: it would be caught as something else, so it is no answer. */
    public boolean nameOnlyASuperclassOf(Throwable thrown) {
        return superclass(thrown) != null;
    }

    /**
     * The data of an answer.
     *
     * @return null if it is none, or if they cannot be had or stored; the reason is then among its suppressed exceptions
     */
    public @Nullable Payload dataOf(Throwable thrown, JsonCodec codec) {
        FailureType<?> answer = answer(thrown);
        if (answer == null) {
            return null;
        }
        try {
            return codec.encodeAll(
                    answer.valuesOf((RuntimeException) thrown), answer.parameters(), "the data of " + answer.name());
        } catch (Throwable unstorable) { // its accessors are the user's code; then it is an accident like any other
            if (unstorable != thrown) {
                thrown.addSuppressed(unstorable);
            }
            return null;
        }
    }

    /** What can be kept of any exception; if the contract names only a superclass of it, the message says what to do. */
    public FailureDetails detailsOf(Throwable thrown) {
        FailureDetails details = FailureDetails.of(thrown);
        FailureType<?> superclass = superclass(thrown);
        if (superclass == null) {
            return details;
        }
        String hint = details.type() + " is a subclass of " + superclass.name() + ", which " + contract
                + " names in throws. Name " + details.type() + " there too, or it cannot be caught as itself.";
        String message = details.message() == null ? hint : hint + " It says: " + details.message();
        return new FailureDetails(details.types(), message, details.stackTrace(), details.cause());
    }

    private @Nullable FailureType<?> answer(Throwable thrown) {
        for (FailureType<?> answer : named) {
            if (answer.type() == thrown.getClass()) {
                return answer;
            }
        }
        return null;
    }

    private @Nullable FailureType<?> superclass(Throwable thrown) {
        if (answer(thrown) != null) {
            return null;
        }
        for (FailureType<?> answer : named) {
            if (answer.type().isInstance(thrown)) {
                return answer;
            }
        }
        return null;
    }
}

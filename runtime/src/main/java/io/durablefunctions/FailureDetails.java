package io.durablefunctions;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as data: what was thrown, somewhere, some time ago. It is never made into the exception it was, because its class
 * may not exist here.
 *
 * @param types the class names of the exception and its superclasses, the exception's own first; never empty
 * @param message its message, at most 8,192 characters; null if it had none
 * @param stackTrace its stack trace as printed, at most 16,384 characters; empty if none was kept
 * @param cause what caused it; null if nothing did, at most 10 deep
 */
public record FailureDetails(
        List<String> types,
        @Nullable String message,
        String stackTrace,
        @Nullable FailureDetails cause) {

    private static final int LONGEST_MESSAGE = 8_192;
    private static final int LONGEST_STACK_TRACE = 16_384;
    private static final int DEEPEST_CAUSE = 10;

    public FailureDetails {
        types = List.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("A failure needs the name of its type.");
        }
    }

    /** What can be kept of an exception. */
    public static FailureDetails of(Throwable thrown) {
        return of(thrown, DEEPEST_CAUSE);
    }

    private static FailureDetails of(Throwable thrown, int depth) {
        List<String> types = new ArrayList<>();
        for (Class<?> type = thrown.getClass(); type != Object.class && type != null; type = type.getSuperclass()) {
            types.add(type.getName());
        }
        try {
            return new FailureDetails(
                    types,
                    messageOf(thrown),
                    depth == DEEPEST_CAUSE ? cut(printed(thrown), LONGEST_STACK_TRACE) : "",
                    depth == 0 ? null : causeOf(thrown, depth));
        } catch (Throwable second) { // its own methods may be overridden, and wrong
            String message = "It cannot be told what was wrong: the exception itself threw "
                    + second.getClass().getName() + ".";
            return new FailureDetails(types, message, "", null);
        }
    }

    private static @Nullable FailureDetails causeOf(Throwable thrown, int depth) {
        if (thrown instanceof ActivityFailedException failed) {
            return failed.failure();
        }
        if (thrown instanceof ChildFailedException failed) {
            return failed.failure();
        }
        Throwable cause = thrown.getCause();
        return cause == null || cause == thrown ? null : of(cause, depth - 1);
    }

    private static @Nullable String messageOf(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? null : cut(message, LONGEST_MESSAGE);
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
    }

    /** The class name of the exception. */
    public String type() {
        return types.get(0);
    }

    /** Whether it was of this class or a subclass of it. */
    public boolean is(Class<? extends Throwable> type) {
        return isType(type.getName());
    }

    /** Whether it was of the class of this name or a subclass of it. */
    public boolean isType(String className) {
        return types.contains(className);
    }

    /** Type and message, in one line. */
    @Override
    public String toString() {
        return message == null ? type() : type() + ": " + message;
    }
}

package io.durablefunctions.codec;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** The words for what cannot be stored or read. */
final class Refusals {

    private static final int LONGEST_DETAIL = 300;

    /** What Jackson says to those who configure it, at the end of a message. */
    private static final Pattern ADVICE = Pattern.compile(
            " \\((set `|to avoid |but might |but could |for POJO |start marker |through reference |although ).*|"
                    + " enable `.*");

    private Refusals() {}

    static InvalidPayloadException tooLarge(String what, @Nullable Long bytes, int limit, String option) {
        return refusal(what + " takes " + (bytes == null ? "more than " + limit : bytes) + " bytes as JSON; at most "
                + limit + " are allowed (PayloadLimits." + option
                + "). Keep large data elsewhere and pass a reference.");
    }

    static InvalidPayloadException tooDeep(String what, int limit) {
        return refusal(what + " is nested too deep: more than " + limit
                + " objects or arrays within each other (PayloadLimits.depth), or it contains itself.");
    }

    static InvalidPayloadException notWritable(String what, ValueType<?> type, RuntimeException e) {
        return new InvalidPayloadException(what + " cannot be stored as " + type + ": " + pathOf(e) + detailOf(e), e);
    }

    static InvalidPayloadException notReadable(String what, ValueType<?> type, RuntimeException e) {
        return new InvalidPayloadException(what + " cannot be read as " + type + ": " + pathOf(e) + detailOf(e), e);
    }

    static InvalidPayloadException notJson(String what, RuntimeException e) {
        String place = e instanceof JacksonException j && j.getLocation() != null
                ? " at line " + j.getLocation().getLineNr() + ", column "
                        + j.getLocation().getColumnNr()
                : "";
        return new InvalidPayloadException(what + " is not valid JSON" + place + ": " + detailOf(e), e);
    }

    static InvalidPayloadException refusal(String message) {
        return new InvalidPayloadException(message, null);
    }

    static boolean isTooLarge(Throwable e) {
        return isCausedBy(e, LimitedWriter.Full.class);
    }

    static boolean isTooDeep(Throwable e) {
        return isCausedBy(e, StackOverflowError.class)
                || (isCausedBy(e, StreamConstraintsException.class)
                        && detailOf(e).contains("depth"));
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String pathOf(Throwable e) {
        StringBuilder path = new StringBuilder();
        if (e instanceof JacksonException jackson) {
            for (JacksonException.Reference step : jackson.getPath()) {
                if (step.getPropertyName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
                }
            }
        }
        return path.isEmpty() ? "" : "at " + path + ": ";
    }

    private static String detailOf(Throwable e) {
        String message = e instanceof JacksonException jackson ? jackson.getOriginalMessage() : e.getMessage();
        if (message == null) {
            return e.getClass().getName();
        }
        String line = ADVICE.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "...";
    }
}

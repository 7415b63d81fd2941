package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import java.util.List;

/** Whatever goes wrong, a caller hears of it by an exception that the client's documentation names. */
public final class AnswersAreDocumented implements Check {

    private final List<Entry> log;

    /**
     * A check.
     *
     * @param log what was asked and answered
     */
    public AnswersAreDocumented(List<Entry> log) {
        this.log = List.copyOf(log);
    }

    @Override
    public String invariant() {
        return "  a call that fails throws what is documented";
    }

    @Override
    public List<String> violations() {
        return log.stream()
                .filter(entry -> entry.answer().isUndocumented())
                .map(AnswersAreDocumented::text)
                .toList();
    }

    private static String text(Entry entry) {
        Operation asked = entry.operation();
        return asked.kind() + " of " + asked.instanceId() + " through " + entry.channel() + ": "
                + entry.answer().message();
    }
}

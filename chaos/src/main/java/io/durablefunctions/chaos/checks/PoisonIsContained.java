package io.durablefunctions.chaos.checks;

import java.util.List;

/** What harms its host ends as it has to: it fails, or it is shown as blocked and can be terminated. */
public final class PoisonIsContained implements Check {

    private final List<Seen> poisoned;

    /**
     * A check.
     *
     * @param poisoned what was seen of each
     */
    public PoisonIsContained(List<Seen> poisoned) {
        this.poisoned = List.copyOf(poisoned);
    }

    /**
     * What was seen of an instance.
     *
     * @param instanceId its id
     * @param expected what it had to be shown as
     * @param shown what it was shown as
     * @param hasEnded whether it ended, in the end
     */
    public record Seen(String instanceId, String expected, String shown, boolean hasEnded) {}

    @Override
    public String invariant() {
        return "  what harms its host is set aside and can be ended";
    }

    @Override
    public List<String> violations() {
        return poisoned.stream()
                .filter(seen -> !seen.expected().equals(seen.shown()) || !seen.hasEnded())
                .map(Seen::toString)
                .toList();
    }
}

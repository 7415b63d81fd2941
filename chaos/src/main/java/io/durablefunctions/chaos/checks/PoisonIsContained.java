package io.durablefunctions.chaos.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What harms its host ends as it has to: it fails, or it is shown as blocked and can be terminated. */
public final class PoisonIsContained implements Check {

    private final List<Seen> poisoned;
    private final Set<String> setAside;

    /**
     * A check.
     *
     * @param poisoned what was seen of each that harms its host
     * @param setAside others that were set aside
     */
    public PoisonIsContained(List<Seen> poisoned, Set<String> setAside) {
        this.poisoned = List.copyOf(poisoned);
        this.setAside = Set.copyOf(setAside);
    }

    /**
     * What was seen of an instance.
     *
     * @param instanceId its id
     * @param expected what it may be shown as, separated by {@code |}
     * @param shown what it was shown as
     * @param hasEnded whether it ended, in the end
     */
    public record Seen(String instanceId, String expected, String shown, boolean hasEnded) {}

    @Override
    public String invariant() {
        return "  what harms its host is set aside and can be ended, and nothing else is";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        setAside.forEach(id -> violations.add(id + " was set aside and harms nobody"));
        poisoned.stream()
                .filter(seen -> !List.of(seen.expected().split("[|]")).contains(seen.shown()) || !seen.hasEnded())
                .forEach(seen -> violations.add(seen.toString()));
        return violations;
    }
}

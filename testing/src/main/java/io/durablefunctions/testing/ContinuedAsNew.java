package io.durablefunctions.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by {@code continueAsNew} in a test that calls an orchestrator with a {@link TestContext}: what the orchestrator would go on with.
 * An error, as in production, so that the orchestrator's own {@code catch (RuntimeException)} lets it pass.
 *
 * <pre>{@code
 * assertThatThrownBy(() -> new Subscription().run(context, state))
 *         .isInstanceOfSatisfying(ContinuedAsNew.class, again -> assertThat(again.arguments()).containsExactly(next));
 * }</pre>
 */
public final class ContinuedAsNew extends Error {

    private static final long serialVersionUID = 1;

    private final transient List<@Nullable Object> arguments;

    ContinuedAsNew(List<? extends @Nullable Object> arguments) {
        super("continued as new with " + arguments, null, false, true);
        this.arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    /** The input of the next run, one value a parameter. */
    public List<@Nullable Object> arguments() {
        return arguments;
    }
}

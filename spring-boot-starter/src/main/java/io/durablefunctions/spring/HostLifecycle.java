package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and ends the host with the application. It starts before the web server takes requests, and ends when the web server has answered those
 * it had taken; data sources are still open then.
 */
final class HostLifecycle implements SmartLifecycle, DisposableBean {

    /** Below those of Spring Boot's web servers, which are 1,024 and 2,048 below the default. */
    static final int PHASE = DEFAULT_PHASE - 4_096;

    /** How long the application's start waits for a database that does not answer. */
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);

    private final DurableFunctionRuntime host;
    private final ContractBeans contracts;
    private final HostStart start;
    private final boolean failFast;
    private volatile boolean running;

    /**
     * @param failFast whether the application is not to start if the host cannot
     */
    HostLifecycle(DurableFunctionRuntime host, ContractBeans contracts, boolean failFast) {
        this.host = host;
        this.contracts = contracts;
        this.start = new HostStart(host);
        this.failFast = failFast;
    }

    @Override
    public void start() {
        contracts.requireComplete();
        running = true;
        if (failFast) {
            host.start();
        } else {
            start.begin(FIRST_ATTEMPT);
        }
    }

    /** Why the host does not run yet; null if nothing is known to be wrong. */
    @Nullable
    String problem() {
        return start.problem();
    }

    @Override
    public void stop() {
        running = false;
        start.stop();
        host.close();
    }

    /** Also where the application's start has failed after the host's, so that nothing goes on trying. */
    @Override
    public void destroy() {
        stop();
    }

    /** On a thread of its own, so that the application's own patience counts, {@code spring.lifecycle.timeout-per-shutdown-phase}. */
    @Override
    public void stop(Runnable callback) {
        new Thread(
                        () -> {
                            try {
                                stop();
                            } finally {
                                callback.run();
                            }
                        },
                        "durable-functions-stop")
                .start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A host that has ended does not start again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

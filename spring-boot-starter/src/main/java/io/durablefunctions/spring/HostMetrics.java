package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Tells a host's statistics as metrics, tagged with its {@code host.id}. */
final class HostMetrics implements MeterBinder {

    private final DurableFunctionRuntime host;

    HostMetrics(DurableFunctionRuntime host) {
        this.host = host;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "orchestrations.started", RuntimeStatistics::orchestrationsStarted, "Instances started here");
        counter(
                registry,
                "orchestrations.completed",
                RuntimeStatistics::orchestrationsCompleted,
                "Instances that completed here");
        counter(
                registry,
                "orchestrations.failed",
                RuntimeStatistics::orchestrationsFailed,
                "Instances that failed here");
        counter(
                registry,
                "orchestrations.terminated",
                RuntimeStatistics::orchestrationsTerminated,
                "Instances that were terminated here");
        counter(
                registry,
                "functions.calls",
                statistics -> statistics.activitiesCompleted() + (double) statistics.attemptsFailed(),
                "Attempts of activities that have ended");
        counter(
                registry,
                "functions.failures",
                RuntimeStatistics::attemptsFailed,
                "Attempts of activities that failed");
        counter(registry, "timers.fired", RuntimeStatistics::timersFired, "Timers that fired");
        gauge(registry, "orchestrations.active", RuntimeStatistics::instancesHeld, "Instances in memory");
        gauge(registry, "lease.active_count", RuntimeStatistics::instancesHeld, "Leases held");
        gauge(registry, "functions.active", RuntimeStatistics::activitiesRunning, "Attempts of activities that run");
    }

    private void counter(
            MeterRegistry registry, String name, ToDoubleFunction<RuntimeStatistics> value, String description) {
        FunctionCounter.builder(name, host, runtime -> value.applyAsDouble(runtime.statistics()))
                .tag("host.id", host.options().hostId())
                .description(description)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, ToDoubleFunction<RuntimeStatistics> value, String description) {
        Gauge.builder(name, host, runtime -> value.applyAsDouble(runtime.statistics()))
                .tag("host.id", host.options().hostId())
                .description(description)
                .register(registry);
    }
}

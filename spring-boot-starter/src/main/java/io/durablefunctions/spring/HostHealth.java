package io.durablefunctions.spring;

import io.durablefunctions.configuration.ConfigurationHealth;
import io.durablefunctions.management.ManagementHealth;
import io.durablefunctions.management.OrchestrationManagement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells how the host, its store and its configuration are. DOWN while the host does not run or the store is out of reach. */
final class HostHealth implements HealthIndicator {

    private final OrchestrationManagement management;
    private final HostLifecycle lifecycle;
    private final ConfigurationHealth configuration;

    HostHealth(OrchestrationManagement management, HostLifecycle lifecycle, ConfigurationHealth configuration) {
        this.management = management;
        this.lifecycle = lifecycle;
        this.configuration = configuration;
    }

    @Override
    public Health health() {
        ManagementHealth found = management.health();
        boolean isDown = found.state() == ManagementHealth.State.UNHEALTHY;
        Health.Builder health = isDown ? Health.down() : Health.up();
        health.withDetail("state", found.state()).withDetail("configuration", configuration);
        List<String> problems = problems(found);
        if (!problems.isEmpty()) {
            health.withDetail("problems", problems);
        }
        if (found.hostName() != null) {
            health.withDetail("host", found.hostName());
        }
        if (found.storeLatency() != null) {
            health.withDetail("storeLatencyMillis", found.storeLatency().toMillis());
        }
        if (found.statistics() != null) {
            health.withDetail("instancesHeld", found.statistics().instancesHeld());
        }
        return health.build();
    }

    private List<String> problems(ManagementHealth found) {
        List<String> problems = new ArrayList<>(found.problems());
        String start = lifecycle.problem();
        if (start != null) {
            problems.add(start);
        }
        return problems;
    }
}

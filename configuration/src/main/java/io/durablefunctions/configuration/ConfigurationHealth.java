package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.util.Collection;

/** How good a configuration is. */
public enum ConfigurationHealth {
    /** Nothing is wrong with it. */
    HEALTHY,
    /** It has warnings. */
    DEGRADED,
    /** It has errors: nothing starts with it. */
    UNHEALTHY;

    /** What these problems make of a configuration. */
    public static ConfigurationHealth of(Collection<ConfigurationProblem> problems) {
        if (problems.isEmpty()) {
            return HEALTHY;
        }
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR) ? UNHEALTHY : DEGRADED;
    }
}

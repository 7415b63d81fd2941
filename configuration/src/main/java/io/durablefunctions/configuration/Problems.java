package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong. Not thread-safe. */
final class Problems {

    private final List<ConfigurationProblem> found = new ArrayList<>();

    void error(Given<?> given, String problem, String remedy) {
        add(Severity.ERROR, given, problem, remedy);
    }

    void add(Severity severity, Given<?> given, String problem, String remedy) {
        add(severity, given.setting(), given.text(), given.origin(), problem, remedy);
    }

    /** About what was written for a setting, which is not told if it may be secret. */
    void add(Severity severity, Setting<?> setting, String text, String origin, String problem, String remedy) {
        found.add(new ConfigurationProblem(severity, setting.name(), setting.shown(text), origin, problem, remedy));
    }

    /** About something that was not given. */
    void missing(Severity severity, Setting<?> setting, String problem, String remedy) {
        found.add(new ConfigurationProblem(severity, setting.name(), null, null, problem, remedy));
    }

    /** About something that is no setting; its value may be a secret under a misspelled name. */
    void unknown(Severity severity, String name, String origin, String problem, String remedy) {
        found.add(new ConfigurationProblem(severity, name, null, origin, problem, remedy));
    }

    boolean hasErrors() {
        return ConfigurationHealth.of(found) == ConfigurationHealth.UNHEALTHY;
    }

    List<ConfigurationProblem> all() {
        return List.copyOf(found);
    }
}

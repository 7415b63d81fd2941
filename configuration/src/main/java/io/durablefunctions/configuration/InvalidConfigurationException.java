package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.util.ArrayList;
import java.util.List;

/** A configuration has errors; the message tells all of them. */
public final class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Not stored with the exception: the message says the same. */
    private final transient List<ConfigurationProblem> problems;

    InvalidConfigurationException(List<ConfigurationProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, warnings too. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }

    private static String message(List<ConfigurationProblem> problems) {
        List<String> errors = new ArrayList<>();
        for (ConfigurationProblem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                errors.add(problem.text());
            }
        }
        if (errors.size() == 1) {
            return "The configuration has an error: " + errors.get(0);
        }
        return "The configuration has " + errors.size() + " errors:\n  " + String.join("\n  ", errors);
    }
}

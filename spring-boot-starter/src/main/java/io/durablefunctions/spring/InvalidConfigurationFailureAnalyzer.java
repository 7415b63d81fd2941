package io.durablefunctions.spring;

import io.durablefunctions.configuration.ConfigurationProblem;
import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import io.durablefunctions.configuration.InvalidConfigurationException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints all that is wrong with the settings, each with its key, where it was given, and what to do. */
final class InvalidConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        List<ConfigurationProblem> errors = cause.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        String description = errors.stream()
                .map(ConfigurationProblem::text)
                .collect(Collectors.joining(
                        "\n    ",
                        (errors.size() == 1 ? "A setting" : errors.size() + " settings")
                                + " of durable functions cannot be used:\n    ",
                        ""));
        return new FailureAnalysis(
                description, "Correct the settings; docs/configuration.md describes each of them.", cause);
    }
}

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
        return new FailureAnalysis(description, action(errors), cause);
    }

    private static String action(List<ConfigurationProblem> errors) {
        boolean isNowhere = errors.stream()
                .anyMatch(error -> error.key().equals("durable-functions.storage.postgresql.connection-string")
                        && error.origin() == null);
        return "Correct the settings; docs/configuration.md describes each of them."
                + (isNowhere
                        ? " For the application's own database leave that one out, and add spring-boot-starter-jdbc and"
                                + " spring.datasource.url."
                        : "");
    }
}

package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.util.function.Predicate;

/**
 * What is wrong with some values of a setting.
 *
 * @param broken whether a value is one of them
 * @param problem the sentence that says so
 * @param remedy the sentence that says what to do
 */
record Rule<T>(Severity severity, Predicate<T> broken, String problem, String remedy) {}

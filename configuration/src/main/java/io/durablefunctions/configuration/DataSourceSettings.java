package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings about connections that have no effect where an application's data source makes them. */
final class DataSourceSettings {

    private static final String PROBLEM = "It has no effect: the application's data source makes the connections.";
    private static final String OTHERWISE = " and leave this out; or name the database in the settings.";

    private static final List<Setting<?>> OTHERS = List.of(
            StorageSettings.ROOT_CERTIFICATE,
            StorageSettings.COMMAND_TIMEOUT_SECONDS,
            StorageSettings.POOL_SIZE,
            StorageSettings.PREPARE_THRESHOLD);

    private DataSourceSettings() {}

    /** Where they say what is so anyway, nothing is wrong. */
    static void check(Values values, Problems problems) {
        refuse(values.given(StorageSettings.REQUIRE_SSL), "sslmode=require", problems);
        refuse(values.given(StorageSettings.DATABASE_REQUIRE_SSL), "sslmode=require", problems);
        refuse(values.given(StorageSettings.VALIDATE_CERTIFICATES), "sslmode=verify-full", problems);
        OTHERS.forEach(setting -> warn(values.given(setting), problems));
        Given<Boolean> session = values.given(StorageSettings.SESSION_SETTINGS);
        warn(session != null && session.value() ? session : null, problems);
    }

    /** What protects must not be left undone in silence. */
    private static void refuse(@Nullable Given<Boolean> given, String inUrl, Problems problems) {
        if (given != null && given.value()) {
            problems.error(given, PROBLEM, "Write " + inUrl + " into its URL" + OTHERWISE);
        }
    }

    private static void warn(@Nullable Given<?> given, Problems problems) {
        if (given != null) {
            problems.add(Severity.WARNING, given, PROBLEM, "Set it there" + OTHERWISE);
        }
    }
}

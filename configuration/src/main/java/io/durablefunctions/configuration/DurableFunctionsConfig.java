package io.durablefunctions.configuration;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import io.durablefunctions.store.jdbi.TransactionSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that can be set, read once and checked as a whole. Immutable, and safe for use by several threads. What is wrong with it is
 * logged where it is a warning, and thrown, all of it at once, where it is an error.
 */
public final class DurableFunctionsConfig {

    private static final Logger LOGGER = LoggerFactory.getLogger(DurableFunctionsConfig.class);

    private final Values values;
    private final @Nullable DataSource dataSource;
    private final List<ConfigurationProblem> warnings;

    private DurableFunctionsConfig(
            Values values, @Nullable DataSource dataSource, List<ConfigurationProblem> warnings) {
        this.values = values;
        this.dataSource = dataSource;
        this.warnings = warnings;
    }

    /**
     * From code, system properties, environment variables and the file {@code durable-functions.yaml}, {@code .yml} or {@code
     * .properties} of the working directory, or the one that {@code durable-functions.config-file} names.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public static DurableFunctionsConfig load() {
        return builder().build();
    }

    /** Begins one with settings made in code, or a file of another name. */
    public static DurableFunctionsConfigBuilder builder() {
        return new DurableFunctionsConfigBuilder();
    }

    /**
     * From these properties alone.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public static DurableFunctionsConfig from(PropertySource source) {
        return of(source, null, Brought.NOTHING, new Problems());
    }

    /**
     * From these properties alone, with a data source that is used where they name no database. It stays open when the store is closed.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public static DurableFunctionsConfig from(PropertySource source, DataSource dataSource) {
        return of(source, dataSource, Brought.DATA_SOURCE, new Problems());
    }

    /**
     * From these properties alone, for an application that makes its state store by itself, so that they need not name a database.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public static DurableFunctionsConfig forOwnStore(PropertySource source) {
        return of(source, null, Brought.STATE_STORE, new Problems());
    }

    /**
     * All that is wrong with these properties, without failing, logging or connecting.
     *
     * @param hasDataSource whether there is a data source, which is used where they name no database
     */
    public static List<ConfigurationProblem> check(PropertySource source, boolean hasDataSource) {
        Problems problems = new Problems();
        values(source, hasDataSource ? Brought.DATA_SOURCE : Brought.NOTHING, problems);
        return problems.all();
    }

    /** Whether these properties keep the state in PostgreSQL and name no database, so that it takes a data source. */
    public static boolean needsDataSource(PropertySource source) {
        return StorageSettings.needDataSource(new Reading(source, new Problems()).read());
    }

    static DurableFunctionsConfig of(
            PropertySource source, @Nullable DataSource dataSource, Brought brought, Problems problems) {
        Values values = values(source, brought, problems);
        if (problems.hasErrors()) {
            throw new InvalidConfigurationException(problems.all());
        }
        problems.all().forEach(warning -> LOGGER.warn("Configuration: {}", warning.text()));
        return new DurableFunctionsConfig(values, dataSource, problems.all());
    }

    static Values values(PropertySource source, Brought brought, Problems problems) {
        Values values = new Reading(source, problems).read();
        if (values.get(StorageSettings.PROVIDER) == StorageProvider.POSTGRESQL) {
            DatabaseSettings.check(values, brought != Brought.NOTHING, problems);
        }
        StorageSettings.check(values, problems);
        if (brought == Brought.DATA_SOURCE && StorageSettings.needDataSource(values)) {
            DataSourceSettings.check(values, problems);
        }
        RuntimeSettings.check(values, problems);
        ManagementSettings.check(values, problems);
        return values;
    }

    /** Where state is kept. */
    public StorageProvider storageProvider() {
        return values.get(StorageSettings.PROVIDER);
    }

    /** The data source that leads to the state; empty where it is kept in memory, or the settings name a database. */
    public Optional<DataSource> dataSource() {
        return StorageSettings.needDataSource(values) ? Optional.ofNullable(dataSource) : Optional.empty();
    }

    /** How a host works. */
    public RuntimeOptions runtimeOptions() {
        return RuntimeSettings.options(values);
    }

    /** How the state store uses PostgreSQL. */
    public PostgreSqlOptions postgreSqlOptions() {
        return StorageSettings.options(values);
    }

    /** How the management HTTP API is offered. */
    public ManagementOptions managementOptions() {
        return ManagementSettings.options(values);
    }

    /** Looks after orchestrations through a host and its store; its health tells the {@link #warnings()}. */
    public OrchestrationManagement management(DurableFunctionRuntime runtime, StateStore store) {
        return OrchestrationManagement.of(runtime, store)
                .withConfigurationWarnings(
                        warnings.stream().map(ConfigurationProblem::text).toList());
    }

    /** Where the standalone management server listens. */
    public ManagementServerSettings managementServer() {
        return ManagementSettings.server(values);
    }

    /** Whether a host that cannot use its database when it starts gives up, instead of trying again. */
    public boolean failFast() {
        return values.get(Settings.FAIL_FAST);
    }

    /**
     * Opens the state store. It does not connect yet, unless {@code storage.postgresql.validate-connectivity} says so.
     *
     * @throws IllegalStateException if nothing says where the state is, since the application makes its state store by itself
     * @throws StateStoreException if it connects and cannot
     */
    public StateStore openStore() {
        if (storageProvider() == StorageProvider.IN_MEMORY) {
            return new InMemoryStateStore();
        }
        Optional<String> connectionString = DatabaseSettings.connectionString(values);
        if (connectionString.isPresent()) {
            return validated(PostgreSqlStateStore.connect(connectionString.get(), postgreSqlOptions()));
        }
        if (dataSource == null) {
            throw new IllegalStateException(
                    "The settings name no database. Name one, or give openStore a data source.");
        }
        return openStore(dataSource);
    }

    /**
     * Opens a state store on a data source of the caller's, which stays open, whatever the settings say about where the database is.
     *
     * @throws StateStoreException if {@code storage.postgresql.validate-connectivity} says that it connects, and it cannot
     */
    public StateStore openStore(DataSource source) {
        return validated(PostgreSqlStateStore.of(source, postgreSqlOptions()));
    }

    /**
     * The same, with transactions for activities that are begun and ended by somebody else, such as a framework's transaction manager.
     *
     * @throws StateStoreException if {@code storage.postgresql.validate-connectivity} says that it connects, and it cannot
     */
    public StateStore openStore(DataSource source, TransactionSource activities) {
        return validated(PostgreSqlStateStore.of(source, postgreSqlOptions(), activities));
    }

    private StateStore validated(StateStore store) {
        if (values.get(StorageSettings.VALIDATE_CONNECTIVITY)) {
            try {
                store.now();
            } catch (RuntimeException outOfReach) {
                store.close();
                throw outOfReach;
            }
        }
        return store;
    }

    /** Gives a host the options and a state store of its own, which it closes. */
    public DurableFunctionRuntimeBuilder applyTo(DurableFunctionRuntimeBuilder builder) {
        return builder.options(runtimeOptions()).stateStore(openStore());
    }

    /**
     * Starts a host with the options and a state store of its own. Where {@code fail-fast} is off, this waits until the database can be used.
     *
     * @param builder knows what the host serves
     * @throws StateStoreException if the database cannot be used
     */
    public DurableFunctionRuntime start(DurableFunctionRuntimeBuilder builder) {
        return failFast() ? startOnce(builder) : new PatientStart(LOGGER).start(() -> startOnce(builder));
    }

    private DurableFunctionRuntime startOnce(DurableFunctionRuntimeBuilder builder) {
        StateStore store = openStore();
        try {
            return builder.options(runtimeOptions()).stateStore(store).start();
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Healthy, or degraded where there are warnings: one with errors cannot be made. */
    public ConfigurationHealth health() {
        return ConfigurationHealth.of(warnings);
    }

    /** What is not as it should be, but not wrong enough to stop. */
    public List<ConfigurationProblem> warnings() {
        return warnings;
    }

    /** What was given, each with where; without what is secret. */
    @Override
    public String toString() {
        return Settings.ALL.stream()
                .map(values::given)
                .filter(given -> given != null)
                .map(Given::toString)
                .collect(Collectors.joining(", ", "DurableFunctionsConfig[", "]"));
    }
}

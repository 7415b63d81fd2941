package io.durablefunctions.configuration;

import static io.durablefunctions.configuration.Bounds.atLeastOne;
import static io.durablefunctions.configuration.Bounds.upToADay;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import io.durablefunctions.store.jdbi.Encryption;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where state is kept, and how. Which database it is: {@link DatabaseSettings}. */
final class StorageSettings {

    static final Setting<StorageProvider> PROVIDER = Setting.of(
                    "storage.provider",
                    SettingType.choice(
                            StorageProvider.class,
                            Map.of(StorageProvider.POSTGRESQL, "PostgreSQL", StorageProvider.IN_MEMORY, "InMemory")),
                    "PostgreSQL",
                    "Where state is kept: in PostgreSQL, or, for trials, in the memory of the process.")
            .warning(
                    provider -> provider == StorageProvider.IN_MEMORY,
                    "Nothing survives the end of the process.",
                    "Give PostgreSQL for anything but trials.");

    static final Setting<Boolean> REQUIRE_SSL = Setting.unset(
            "storage.postgresql.require-ssl",
            SettingType.FLAG,
            "`security.database.require-ssl`",
            "The same as `security.database.require-ssl`.");

    static final Setting<Boolean> VALIDATE_CONNECTIVITY = Setting.of(
            "storage.postgresql.validate-connectivity",
            SettingType.FLAG,
            "false",
            "Whether the database has to be reached when the store is opened, and not only when a host starts.");

    static final Setting<Integer> POOL_SIZE = atLeastOne(Setting.unset(
            "storage.postgresql.pool-size",
            SettingType.WHOLE,
            "the connection string's `MaxPoolSize`, or else `10`",
            "How many connections at most, besides one for renewing leases and one for listening. More only makes the database slower: the work"
                    + " of many instances is written together."));

    static final Setting<Integer> ACTIVITY_CONNECTIONS = atLeastOne(Setting.unset(
            "storage.postgresql.activity-connections",
            SettingType.WHOLE,
            "`10`, or `4` of a data source of the application's",
            "How many activities marked `@InStoreTransaction` may be in their transaction at a time, each with a connection besides those of the"
                    + " pool; others wait."));

    static final Setting<Boolean> MIGRATIONS = Setting.of(
            "storage.postgresql.migrations",
            SettingType.FLAG,
            "true",
            "Whether a host creates and updates the tables when it starts.");

    static final Setting<Boolean> LISTEN_FOR_HINTS = Setting.of(
            "storage.postgresql.listen-for-hints",
            SettingType.FLAG,
            "true",
            "Whether hosts tell one another of new work with `NOTIFY`. `false` behind PgBouncer in transaction mode; the same on all hosts.");

    static final Setting<ClaimStrategy> CLAIM_STRATEGY = Setting.of(
            "storage.postgresql.claim-strategy",
            SettingType.choice(
                    ClaimStrategy.class,
                    Map.of(ClaimStrategy.SKIP_LOCKED, "skip-locked", ClaimStrategy.DISTRIBUTED, "distributed")),
            "skip-locked",
            "How ready instances are claimed: `distributed` for a PostgreSQL that is distributed by `instance_id`.");

    static final Setting<Duration> IDLE_IN_TRANSACTION_TIMEOUT = upToADay(Setting.of(
            "storage.postgresql.idle-in-transaction-timeout",
            SettingType.DURATION,
            "10s",
            "After how long the database ends a transaction whose host has stopped. Shorter than a lease."));

    static final Setting<Duration> FENCE_TIMEOUT = upToADay(Setting.of(
            "storage.postgresql.fence-timeout",
            SettingType.DURATION,
            "2s",
            "How long a take-over waits for a transaction in flight of the host that lost the instance."));

    static final Setting<Boolean> SESSION_SETTINGS = Setting.of(
            "storage.postgresql.session-settings",
            SettingType.FLAG,
            "true",
            "Whether connections are opened with settings of their own. `false` where a pooler refuses the startup parameter `options`.");

    static final Setting<Integer> PREPARE_THRESHOLD = Setting.of(
                    "storage.postgresql.prepare-threshold",
                    SettingType.WHOLE,
                    "3",
                    "After how many uses of a statement its plan is kept in the server; 0 for never, for poolers that cannot.")
            .error(uses -> uses < 0, "It is negative.", "Give 0 or more.");

    static final Setting<Boolean> DATABASE_REQUIRE_SSL = Setting.unset(
            "security.database.require-ssl",
            SettingType.FLAG,
            "what the connection string says",
            "Whether connections have to be encrypted. `true` wins over the connection string.");

    static final Setting<Boolean> VALIDATE_CERTIFICATES = Setting.unset(
            "security.database.validate-certificates",
            SettingType.FLAG,
            "what the connection string says",
            "Whether the server has to prove with a certificate who it is; connections are encrypted then. `true` wins over the connection string.");

    static final Setting<Path> ROOT_CERTIFICATE = Setting.unset(
                    "security.database.root-certificate",
                    SettingType.FILE,
                    "the connection string's, or else `~/.postgresql/root.crt`",
                    "A PEM file with the authorities that may have signed the server's certificate.")
            .error(
                    file -> !Files.isReadable(file) || Files.isDirectory(file),
                    "There is no such file that can be read.",
                    "Give the path of a PEM file.");

    static final Setting<Integer> COMMAND_TIMEOUT_SECONDS = Setting.unset(
                    "security.database.command-timeout-seconds",
                    SettingType.WHOLE,
                    "the connection string's `CommandTimeout`, or else `30`",
                    "How many seconds a statement may take.")
            .error(seconds -> seconds < 1, "It is less than 1.", "Give a whole number of seconds from 1 to 86400.")
            .error(
                    seconds -> seconds > 86_400,
                    "It is longer than a day.",
                    "Give a whole number of seconds from 1 to 86400.");

    static final List<Setting<?>> ALL = List.of(
            VALIDATE_CONNECTIVITY,
            POOL_SIZE,
            ACTIVITY_CONNECTIONS,
            MIGRATIONS,
            LISTEN_FOR_HINTS,
            CLAIM_STRATEGY,
            IDLE_IN_TRANSACTION_TIMEOUT,
            FENCE_TIMEOUT,
            SESSION_SETTINGS,
            PREPARE_THRESHOLD,
            REQUIRE_SSL,
            DATABASE_REQUIRE_SSL,
            VALIDATE_CERTIFICATES,
            ROOT_CERTIFICATE,
            COMMAND_TIMEOUT_SECONDS);

    private StorageSettings() {}

    /** Whether the state is kept in PostgreSQL, and nothing here says in which. */
    static boolean needDataSource(Values values) {
        return values.get(PROVIDER) == StorageProvider.POSTGRESQL && !DatabaseSettings.areGiven(values);
    }

    static void check(Values values, Problems problems) {
        Given<Boolean> here = values.given(REQUIRE_SSL);
        Given<Boolean> there = values.given(DATABASE_REQUIRE_SSL);
        if (here != null && there != null && !here.value().equals(there.value())) {
            problems.error(
                    here,
                    "security.database.require-ssl says the opposite.",
                    "They mean the same: leave one of them out.");
        }
        Given<Boolean> validate = values.given(VALIDATE_CERTIFICATES);
        boolean validated = validate != null && validate.value();
        boolean refused = (here != null || there != null) && !sslRequired(values);
        if (validate != null && validated && refused) {
            problems.error(
                    validate,
                    "A connection that is not encrypted has no certificate.",
                    "Leave out require-ssl=false, or this.");
        }
        Given<Path> root = values.given(ROOT_CERTIFICATE);
        if (root != null && !validated) {
            problems.error(
                    root,
                    "It is of no use unless certificates are validated.",
                    "Give security.database.validate-certificates=true too, or leave it out.");
        }
        checkIdleInTransaction(values, problems);
    }

    /** One of the two was given, or else the defaults are compared. */
    private static void checkIdleInTransaction(Values values, Problems problems) {
        if (values.get(PROVIDER) == StorageProvider.IN_MEMORY
                || values.isWrong(IDLE_IN_TRANSACTION_TIMEOUT)
                || values.isWrong(RuntimeSettings.LEASE_TIMEOUT)
                || values.get(IDLE_IN_TRANSACTION_TIMEOUT).compareTo(values.get(RuntimeSettings.LEASE_TIMEOUT)) < 0) {
            return;
        }
        String held = "A host that has stopped holds up its successor for longer than a lease";
        Given<Duration> idle = values.given(IDLE_IN_TRANSACTION_TIMEOUT);
        Given<Duration> lease = values.given(RuntimeSettings.LEASE_TIMEOUT);
        if (idle != null) {
            problems.add(Severity.WARNING, idle, held + ".", "Give less than runtime.lease-timeout.");
        } else if (lease != null) {
            String other = IDLE_IN_TRANSACTION_TIMEOUT.key();
            problems.add(
                    Severity.WARNING,
                    lease,
                    held + ": " + other + " is " + IDLE_IN_TRANSACTION_TIMEOUT.defaultText() + ".",
                    "Give less than this as " + other + ".");
        }
    }

    private static boolean sslRequired(Values values) {
        return values.find(REQUIRE_SSL).orElse(false)
                || values.find(DATABASE_REQUIRE_SSL).orElse(false);
    }

    static PostgreSqlOptions options(Values values) {
        PostgreSqlOptions options = PostgreSqlOptions.defaults()
                .withMigrations(values.get(MIGRATIONS))
                .withListenForHints(values.get(LISTEN_FOR_HINTS))
                .withClaimStrategy(values.get(CLAIM_STRATEGY))
                .withIdleInTransactionTimeout(values.get(IDLE_IN_TRANSACTION_TIMEOUT))
                .withFenceTimeout(values.get(FENCE_TIMEOUT))
                .withSessionSettings(values.get(SESSION_SETTINGS))
                .withPrepareThreshold(values.get(PREPARE_THRESHOLD));
        Optional<Integer> seconds = values.find(COMMAND_TIMEOUT_SECONDS);
        if (seconds.isPresent()) {
            options = options.withCommandTimeout(Duration.ofSeconds(seconds.get()));
        }
        Optional<Integer> connections = values.find(POOL_SIZE);
        if (connections.isPresent()) {
            options = options.withPoolSize(connections.get());
        }
        Optional<Integer> transactions = values.find(ACTIVITY_CONNECTIONS);
        if (transactions.isPresent()) {
            options = options.withActivityConnections(transactions.get());
        }
        Optional<Encryption> encryption = encryption(values);
        return encryption.isPresent() ? options.withEncryption(encryption.get()) : options;
    }

    private static Optional<Encryption> encryption(Values values) {
        if (values.find(VALIDATE_CERTIFICATES).orElse(false)) {
            return Optional.of(
                    values.find(ROOT_CERTIFICATE).map(Encryption::verifiedBy).orElseGet(Encryption::verified));
        }
        return sslRequired(values) ? Optional.of(Encryption.required()) : Optional.empty();
    }
}

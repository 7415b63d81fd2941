package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections are encrypted as the options say, on a real server that can. */
class EncryptionTest {

    private static final String HOW =
            "SELECT coalesce(string_agg(DISTINCT ssl::text, ','), 'nobody') FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                    + " WHERE application_name = '%s'";

    private static final AtomicInteger STORES = new AtomicInteger();

    @TempDir
    static Path directory;

    private static OwnServer server;
    private static Certificate certificate;
    private static Certificate another;

    @BeforeAll
    static void startServer() throws Exception {
        certificate = Certificate.in(directory, "server");
        another = Certificate.in(directory, "another");
        server = OwnServer.in(directory.resolve("data"))
                .start("ssl=on", "ssl_cert_file=" + certificate.file(), "ssl_key_file=" + certificate.key());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** Whether the store's connections are, on the server's word. */
    private static String encrypted(String connectionString, PostgreSqlOptions options) {
        String name = "store_" + STORES.incrementAndGet();
        String named = connectionString
                + (connectionString.startsWith("jdbc:") ? "&ApplicationName=" : ";Application Name=")
                + name;
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(named, options)) {
            store.prepare();
            assertThat(store.now()).isNotNull();
            return TestServer.query(server.connectionString(), HOW.formatted(name));
        }
    }

    private static String ours(String more) {
        return server.ownersConnectionString() + more;
    }

    private static String url(String more) {
        String password = server.connectionString().replaceAll(".*Password=", "");
        return "jdbc:postgresql://localhost:" + server.port() + "/durablefunctions?user=durableuser&password="
                + password + more;
    }

    private static PostgreSqlOptions with(Encryption encryption) {
        return PostgreSqlOptions.defaults().withEncryption(encryption);
    }

    @Test
    void without_the_option_the_connection_string_says() {
        assertThat(encrypted(ours(""), PostgreSqlOptions.defaults())).isEqualTo("true");
        assertThat(encrypted(ours(";SSL Mode=Disable"), PostgreSqlOptions.defaults()))
                .isEqualTo("false");
        assertThat(encrypted(url("&sslmode=disable"), PostgreSqlOptions.defaults()))
                .isEqualTo("false");
    }

    @Test
    void required_wins_over_the_connection_string() {
        assertThat(encrypted(ours(";SSL Mode=Disable"), with(Encryption.required())))
                .isEqualTo("true");
        assertThat(encrypted(url("&sslmode=disable&ssl=false"), with(Encryption.required())))
                .isEqualTo("true");
    }

    @Test
    void a_server_that_cannot_is_refused() {
        String plain = TestServer.newDatabase();
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(plain, with(Encryption.required()))) {
            assertThatThrownBy(store::prepare)
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("The server does not support SSL");
        }
    }

    @Test
    void a_server_whose_certificate_is_trusted_is_taken() {
        assertThat(encrypted(ours(";SSL Mode=Disable"), with(Encryption.verifiedBy(certificate.file()))))
                .isEqualTo("true");
        assertThat(encrypted(ours(";Root Certificate=" + certificate.file()), with(Encryption.verified())))
                .isEqualTo("true");
    }

    private static void refused(String connectionString, Encryption encryption) {
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(connectionString, with(encryption))) {
            assertThatThrownBy(store::prepare).isInstanceOf(StateStoreException.class);
        }
    }

    @Test
    void a_server_whose_certificate_is_not_trusted_is_refused() {
        refused(ours(""), Encryption.verifiedBy(another.file()));
        refused(ours(";Root Certificate=" + certificate.file()), Encryption.verifiedBy(another.file()));
        refused(ours(""), Encryption.verifiedBy(directory.resolve("missing.crt")));
    }

    @Test
    void a_certificate_of_another_host_is_refused() {
        refused(ours("").replace("Host=localhost", "Host=127.0.0.1"), Encryption.verifiedBy(certificate.file()));
    }

    @Test
    void nothing_in_a_url_can_turn_verification_off() {
        String lenient = url("&sslmode=prefer&sslfactory=org.postgresql.ssl.NonValidatingFactory");
        assertThat(encrypted(lenient, PostgreSqlOptions.defaults())).isEqualTo("true");
        refused(lenient, Encryption.verifiedBy(another.file()));
        assertThat(encrypted(lenient, with(Encryption.verifiedBy(certificate.file()))))
                .isEqualTo("true");
    }

    @Test
    void a_root_certificate_without_verification_is_refused() {
        assertThatThrownBy(() -> new Encryption(false, Path.of("root.crt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use Encryption.verifiedBy.");
    }
}

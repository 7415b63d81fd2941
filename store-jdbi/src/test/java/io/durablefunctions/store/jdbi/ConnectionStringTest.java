package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {

    @Test
    void the_guides_connection_string_is_read() {
        ConnectionSettings settings = ConnectionSettings.parse("Host=localhost;Port=5432;Database=durablefunctions;"
                + "Username=durableuser;Password=durablepass;Include Error Detail=true;");
        assertThat(settings.url()).isEqualTo("jdbc:postgresql://localhost:5432/durablefunctions");
        assertThat(settings.user()).isEqualTo("durableuser");
        assertThat(settings.properties()).containsEntry("password", "durablepass");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.commandTimeout(PostgreSqlOptions.defaults())).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.poolSize(PostgreSqlOptions.defaults())).isEqualTo(10);
        assertThat(settings.pooling()).isTrue();
        assertThat(settings.minPoolSize()).isZero();
    }

    @Test
    void keys_ignore_case_and_spaces_and_values_may_be_quoted() {
        ConnectionSettings settings = ConnectionSettings.parse(
                " HOST = h1 , h2:5433;dataBase=\"a;b\"; pass word = 'it''s;=' ;Max Pool Size=50;Command Timeout=7;SSLMode=VerifyFull");
        assertThat(settings.url()).isEqualTo("jdbc:postgresql://h1:5432,h2:5433/a%3Bb");
        assertThat(settings.properties())
                .containsEntry("password", "it's;=")
                .containsEntry("sslmode", "verify-full")
                .containsEntry("targetServerType", "primary");
        assertThat(settings.poolSize(PostgreSqlOptions.defaults())).isEqualTo(50);
        assertThat(settings.commandTimeout(PostgreSqlOptions.defaults())).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.poolSize(PostgreSqlOptions.defaults().withPoolSize(3)))
                .isEqualTo(3);
    }

    @Test
    void of_the_several_hosts_of_a_jdbc_url_the_primary_is_meant_unless_it_says_otherwise() {
        assertThat(ConnectionSettings.parse("jdbc:postgresql://h1,h2/db").properties())
                .containsEntry("targetServerType", "primary");
        assertThat(ConnectionSettings.parse("jdbc:postgresql://h1,h2/db?targetServerType=any")
                        .properties())
                .containsEntry("targetServerType", "any");
        assertThat(ConnectionSettings.parse("jdbc:postgresql://h1/db").properties())
                .doesNotContainKey("targetServerType");
    }

    @Test
    void a_jdbc_url_is_read() {
        ConnectionSettings settings =
                ConnectionSettings.parse("jdbc:postgresql://h1:1,h2:2/db?user=me&password=secret&sslmode=require");
        assertThat(settings.place()).isEqualTo("h1:1, h2:2");
        assertThat(settings.url()).isEqualTo("jdbc:postgresql://h1:1,h2:2/db");
        assertThat(settings.properties()).containsEntry("password", "secret").containsEntry("sslmode", "require");
        assertThat(settings.toString()).contains("h1").contains("me").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host=h;Database=d;Passwort=geheim",
                "Host=h;Database=d;Password=geheim;Password=geheim",
                "Host=h;Password=geheim",
                "Database=d;Password=geheim",
                "Host=h;Database=d;Timeout=geheim",
                "Host=h;Database=d;Pooling=geheim",
                "Host=h;Database=d;SSL Mode=geheim",
                "Host=h;Database=d;Password=\"geheim",
                "Host=h;geheim;Database=d",
                "Host=h;Port=geheim;Database=d",
                "Host=h;Database=d;Password=x;geheim=1",
                "Host=h;Database=d;Password=x;geheim=1;geheim=1",
                "jdbc:mysql://h/d?password=geheim",
                "jdbc:postgresql://h/d?password=x&geheim=1",
                "jdbc:postgresql://h/?password=geheim",
                "jdbc:postgresql://me:geheim@h/d",
                "jdbc:postgresql://me:gehe/im@h/d?x=geheim",
                "jdbc:postgresql://h:geheim/d?password=geheim"
            })
    void what_cannot_be_read_is_refused_in_one_line_without_the_password(String text) {
        assertThatThrownBy(() -> PostgreSqlStateStore.connect(text))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("geheim")
                .doesNotContain("\n")
                .matches(".+\\. .+\\.|.+; .+|.+\\.");
    }

    @ParameterizedTest
    @CsvSource({
        "Timeout=0, Timeout is not a whole number from 1 to 86400. Give one for example Timeout=15.",
        "CommandTimeout=0, CommandTimeout is not a whole number from 1 to 86400. Give one for example CommandTimeout=30.",
        "CommandTimeout=86401, CommandTimeout is not a whole number from 1 to 86400. Give one for example CommandTimeout=30.",
        "MinPoolSize=-1, MinPoolSize is not a whole number from 0 to 10000. Give one for example MinPoolSize=0.",
        "MaxPoolSize=0, MaxPoolSize is not a whole number from 1 to 10000. Give one for example MaxPoolSize=100."
    })
    void a_number_out_of_bounds_is_refused_with_its_bounds(String pair, String rest) {
        assertThatThrownBy(() -> ConnectionSettings.parse("Host=h;Database=d;" + pair))
                .hasMessage("The connection string's " + rest.replace("Give one for", "Give one, for"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT0S", "PT0.0009S", "PT24H0.001S"})
    void a_timeout_that_the_database_would_take_for_none_or_refuse_is_refused(Duration timeout) {
        PostgreSqlOptions options = PostgreSqlOptions.defaults();
        assertThatThrownBy(() -> options.withCommandTimeout(timeout))
                .hasMessage("commandTimeout is " + timeout + ". Give from a millisecond to a day.");
        assertThatThrownBy(() -> options.withIdleInTransactionTimeout(timeout))
                .hasMessage("idleInTransactionTimeout is " + timeout + ". Give from a millisecond to a day.");
        assertThatThrownBy(() -> options.withFenceTimeout(timeout))
                .hasMessage("fenceTimeout is " + timeout + ". Give from a millisecond to a day.");
    }

    @Test
    void the_place_of_an_unknown_key_is_told_and_the_known_ones_are_listed() {
        assertThatThrownBy(() -> ConnectionSettings.parse("Host=h;Database=d;Max Size=3"))
                .hasMessage(
                        "The connection string has an unknown key at character 19. Correct or remove it; a value with"
                                + " ';' before it goes in double quotes. Known are " + ConnectionString.KNOWN + ".");
    }

    @Test
    void the_rest_of_a_password_with_a_semicolon_is_not_told() {
        assertThatThrownBy(() -> PostgreSqlStateStore.connect("Host=h;Database=d;Password=half;of it=all"))
                .hasMessageContaining("unknown key at character 33")
                .hasMessageContaining("double quotes")
                .hasMessageNotContaining("of it");
        assertThatThrownBy(() -> PostgreSqlStateStore.connect("jdbc:postgresql://h/d?user=u&password=half&of=all"))
                .hasMessage("The JDBC URL has a parameter that the driver does not know. Correct or remove it;"
                        + " in a value, write '&' as %26.")
                .hasNoCause();
    }

    @Test
    void a_connection_string_is_described_without_its_password() {
        assertThat(PostgreSqlStateStore.describe("Host=h1,h2;Database=d;Username=me;Password=geheim"))
                .isEqualTo("database d at h1:5432, h2:5432 as me");
        assertThat(PostgreSqlStateStore.describe("jdbc:postgresql://h:1/d?password=geheim"))
                .isEqualTo("database d at h:1 as the operating system's user");
    }

    private static void prepare(String connectionString) {
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(connectionString)) {
            assertThat(store.toString()).doesNotContain("geheim");
            store.prepare();
        }
    }

    @Test
    void a_database_out_of_reach_is_named() {
        assertThatThrownBy(() -> prepare("Host=localhost;Port=1;Database=d;Username=me;Password=geheim;Timeout=2"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("cannot be reached: database d at localhost:1 as me")
                .hasMessageNotContaining("geheim")
                .hasMessageEndingWith("Check that it runs and that Host and Port are right.");
    }

    @Test
    void a_database_that_is_missing_is_named() {
        assertThatThrownBy(() -> prepare(TestServer.connectionString() + ";Database=missing"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no such database: database missing at ")
                .hasMessageContaining("CREATE DATABASE");
    }

    @Test
    void a_missing_user_or_a_wrong_password_is_named() {
        String text = TestServer.connectionString()
                .replaceAll("Username=[^;]*", "Username=nobody_here")
                .replaceAll("Password=[^;]*", "Password=geheim");
        assertThatThrownBy(() -> prepare(text + ";Database=postgres"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("as nobody_here")
                .hasMessageNotContaining("geheim");
    }
}

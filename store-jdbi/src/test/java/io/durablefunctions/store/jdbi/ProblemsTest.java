package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class ProblemsTest {

    private static PSQLException told(String severity, String state) {
        return new PSQLException(new ServerErrorMessage("S" + severity + "\0VERROR\0C" + state + "\0Mx\0"));
    }

    private static PSQLException lost() {
        return new PSQLException("An I/O error occurred.", PSQLState.CONNECTION_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "FEHLER", "ERREUR", "ОШИБКА"})
    void an_error_that_the_server_tells_is_a_refusal_in_any_language(String severity) {
        assertThat(Problems.isRefusal(told(severity, "22012"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "08P01", "25P03", "25P04"})
    void an_error_with_which_the_server_ends_the_connection_is_none(String state) {
        assertThat(Problems.isRefusal(told("FATAL", state))).isFalse();
    }

    @Test
    void an_error_after_which_the_connection_was_lost_is_none() {
        PSQLException panic = told("PANIK", "53100");
        panic.setNextException(lost());
        assertThat(Problems.isRefusal(panic)).isFalse();
    }

    @Test
    void the_driver_tells_of_the_loss_of_a_connection_after_the_error_with_which_the_server_has_ended_it()
            throws SQLException {
        try (Connection connection = TestServer.connect(TestServer.newDatabase());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT pg_terminate_backend(pg_backend_pid())"))
                    .isInstanceOfSatisfying(SQLException.class, told -> {
                        assertThat(told.getSQLState()).isEqualTo("57P01");
                        assertThat(told.getNextException().getSQLState()).isEqualTo("08006");
                    });
        }
    }

    @Test
    void what_the_server_has_not_said_is_none() {
        assertThat(Problems.isRefusal(lost())).isFalse();
        assertThat(Problems.isRefusal(new SQLException("x", "22012"))).isFalse();
    }
}

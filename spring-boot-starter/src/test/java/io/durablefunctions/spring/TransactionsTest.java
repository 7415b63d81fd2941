package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationFailedException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.spring.ledger.BookingClient;
import io.durablefunctions.spring.ledger.LedgerTable;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static ConfigurableApplicationContext application;
    private static BookingClient bookings;
    private static LedgerTable ledger;
    private static DurableFunctionClient client;
    private static JdbcTemplate jdbc;
    private static TransactionTemplate transaction;

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan("io.durablefunctions.spring.ledger")
    static class Bank {}

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Bank.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + Databases.newUrl(), "spring.datasource.hikari.maximum-pool-size=20")
                .run();
        bookings = application.getBean(BookingClient.class);
        ledger = application.getBean(LedgerTable.class);
        client = application.getBean(DurableFunctionClient.class);
        jdbc = application.getBean(JdbcTemplate.class);
        jdbc.execute("CREATE TABLE orders (id text PRIMARY KEY)");
        transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void a_start_in_a_transaction_is_committed_with_what_else_was_written() {
        OrchestrationHandle<Integer> handle = transaction.execute(status -> {
            jdbc.update("INSERT INTO orders VALUES ('committed')");
            OrchestrationHandle<Integer> started = bookings.start(StartOptions.id("committed"), "committed");
            assertThat(client.status("committed")).as("before the commit").isEmpty();
            return started;
        });
        assertThat(handle.await(SOON)).isEqualTo(1);
        assertThat(ledger.count("committed")).isEqualTo(1);
        assertThat(orders("committed")).isEqualTo(1);
    }

    @Test
    void a_start_in_a_transaction_that_is_rolled_back_never_was() {
        transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO orders VALUES ('undone')");
            bookings.start(StartOptions.id("undone"), "undone");
            client.start("Booking", StartOptions.id("undone-untyped"), "\"undone\"");
            status.setRollbackOnly();
        });
        assertThat(client.status("undone")).isEmpty();
        assertThat(client.status("undone-untyped")).isEmpty();
        assertThat(orders("undone")).isZero();
    }

    @Test
    void a_start_outside_of_a_transaction_is_durable_at_once() {
        bookings.start(StartOptions.id("plain"), "plain");
        assertThat(client.status("plain")).isPresent();
    }

    @Test
    void a_client_of_the_host_itself_joins_no_transaction() {
        BookingClient apart = BookingClient.of(application.getBean(DurableFunctionRuntime.class));
        transaction.executeWithoutResult(status -> {
            apart.start(StartOptions.id("apart"), "apart");
            status.setRollbackOnly();
        });
        assertThat(client.status("apart")).isPresent();
    }

    @Test
    void what_an_activity_writes_is_committed_with_its_completion_and_undone_with_its_failure() {
        assertThat(bookings.run(SOON, "twice")).isEqualTo(2);
        assertThat(ledger.count("twice")).isEqualTo(1);
    }

    @Test
    void an_activity_whose_transaction_can_only_be_rolled_back_fails() {
        assertThatThrownBy(() -> bookings.run(SOON, "doomed"))
                .isInstanceOf(OrchestrationFailedException.class)
                .hasStackTraceContaining("marked as rollback-only");
        assertThat(ledger.count("doomed")).isZero();
    }

    private static int orders(String id) {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM orders WHERE id = ?", Integer.class, id);
        return count == null ? 0 : count;
    }
}

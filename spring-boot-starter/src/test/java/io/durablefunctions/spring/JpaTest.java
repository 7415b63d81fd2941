package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.StartOptions;
import io.durablefunctions.spring.entities.NoteTakingClient;
import io.durablefunctions.spring.entities.Notes;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JpaTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static ConfigurableApplicationContext application;
    private static NoteTakingClient notes;
    private static JdbcTemplate jdbc;

    @Configuration
    @EnableAutoConfiguration
    @EntityScan("io.durablefunctions.spring.entities")
    @ComponentScan("io.durablefunctions.spring.entities")
    static class Notebook {}

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Notebook.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + Databases.newUrl(),
                        "spring.datasource.hikari.maximum-pool-size=20",
                        "spring.jpa.hibernate.ddl-auto=create")
                .run();
        notes = application.getBean(NoteTakingClient.class);
        jdbc = application.getBean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void what_is_still_in_the_session_is_written_with_the_completion() {
        assertThat(application.getBean(Notes.class)).as("a proxy").isNotNull();
        assertThat(notes.run(SOON, "milk")).isEqualTo("kept");
        assertThat(count("milk")).isEqualTo(1);
    }

    @Test
    void what_the_database_refuses_is_the_activitys_failure() {
        assertThat(notes.run(SOON, "bread")).isEqualTo("kept");
        assertThat(notes.run(SOON, "bread")).contains("note");
        assertThat(count("bread")).isEqualTo(1);
    }

    @Test
    void a_start_joins_a_transaction_of_jpa() {
        TransactionTemplate transaction =
                new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            notes.start(StartOptions.id("undone"), "undone");
            status.setRollbackOnly();
        });
        assertThat(application.getBean(DurableFunctionClient.class).status("undone"))
                .isEmpty();
        transaction.executeWithoutResult(status -> notes.start(StartOptions.id("done"), "done"));
        assertThat(notes.handle("done").await(SOON)).isEqualTo("kept");
    }

    private static int count(String text) {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM note WHERE text = ?", Integer.class, text);
        return count == null ? 0 : count;
    }
}

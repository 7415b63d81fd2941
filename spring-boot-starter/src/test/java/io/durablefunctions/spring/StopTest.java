package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.spring.greetings.Greetings;
import io.durablefunctions.spring.greetings.Welcome;
import io.durablefunctions.spring.greetings.WelcomeClient;
import io.durablefunctions.spring.greetings.WelcomeOrchestrator;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

class StopTest {

    @Configuration
    @EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
    static class SlowGreeter {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Bean
        CountDownLatch begun() {
            return begun;
        }

        /** Needs the data source to its end. */
        @Bean
        Greetings greetings(JdbcTemplate jdbc) {
            return name -> {
                begun.countDown();
                try {
                    assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
                return jdbc.queryForObject("SELECT 'Hello, ' || ?", String.class, name);
            };
        }

        @Bean
        Welcome welcome() {
            return new WelcomeOrchestrator();
        }

        /** Ends when the application has begun to stop. */
        @Bean
        org.springframework.context.ApplicationListener<org.springframework.context.event.ContextClosedEvent>
                stopping() {
            return event -> mayEnd.countDown();
        }
    }

    @Test
    void activities_that_run_when_the_application_stops_may_finish() throws Exception {
        String url = Databases.newUrl();
        String id;
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SlowGreeter.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=" + url)
                .run()) {
            OrchestrationHandle<String> handle =
                    application.getBean(WelcomeClient.class).start("Anna");
            id = handle.instanceId();
            assertThat(application.getBean("begun", CountDownLatch.class).await(60, TimeUnit.SECONDS))
                    .isTrue();
        }
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(url);
                StoreClient client = StoreClient.connect(store)) {
            var status = client.status(id).orElseThrow();
            assertThat(status.status()).isEqualTo(RuntimeStatus.COMPLETED);
            assertThat(status.output()).isEqualTo("\"Hello, Anna!\"");
        }
    }
}

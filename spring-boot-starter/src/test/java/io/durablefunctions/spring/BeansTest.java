package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.spring.greetings.EnglishGreetings;
import io.durablefunctions.spring.greetings.FarewellClient;
import io.durablefunctions.spring.greetings.Greetings;
import io.durablefunctions.spring.greetings.WelcomeClient;
import io.durablefunctions.spring.greetings.WelcomeOrchestrator;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class BeansTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DurableFunctionsAutoConfiguration.class))
            .withBean(StateStore.class, InMemoryStateStore::new);

    @Test
    void beans_that_implement_contracts_serve_them() {
        application
                .withBean(EnglishGreetings.class)
                .withUserConfiguration(WelcomeOrchestrator.class)
                .run(context -> {
                    WelcomeClient welcomes = context.getBean(WelcomeClient.class);
                    assertThat(welcomes.run(SOON, "Anna")).isEqualTo("Hello, Anna!");
                });
    }

    @Test
    void each_generated_client_is_a_bean_also_for_an_orchestrator_that_is_served_elsewhere() {
        application.run(context ->
                assertThat(context).hasSingleBean(WelcomeClient.class).hasSingleBean(FarewellClient.class));
    }

    @Test
    void an_activity_may_be_given_a_client() {
        application
                .withUserConfiguration(WelcomeOrchestrator.class, GreetingsWithClient.class)
                .run(context -> assertThat(context.getBean(WelcomeClient.class).run(SOON, "Anna"))
                        .isEqualTo("true!"));
    }

    @Configuration
    static class GreetingsWithClient {
        @Bean
        Greetings greetings(FarewellClient farewells) {
            return name -> String.valueOf(farewells.handle(name).instanceId().equals(name));
        }
    }

    @Test
    void beans_of_the_application_win() {
        application
                .withBean(RuntimeOptions.class, () -> RuntimeOptions.defaults().hostId("mine"))
                .run(context -> {
                    assertThat(context.getBean(DurableFunctionRuntime.class).hostName())
                            .startsWith("mine-");
                });
    }

    @Test
    void the_host_runs_with_the_application_and_ends_with_it() {
        application.run(context -> {
            DurableFunctionRuntime host = context.getBean(DurableFunctionRuntime.class);
            assertThat(host.isRunning()).isTrue();
            context.getSourceApplicationContext().close();
            assertThat(host.isRunning()).isFalse();
        });
    }
}

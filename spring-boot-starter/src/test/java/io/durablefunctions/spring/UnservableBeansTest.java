package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.spring.greetings.EnglishGreetings;
import io.durablefunctions.spring.greetings.Greetings;
import io.durablefunctions.spring.greetings.Welcome;
import io.durablefunctions.spring.greetings.WelcomeClient;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;

class UnservableBeansTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DurableFunctionsAutoConfiguration.class))
            .withBean(StateStore.class, InMemoryStateStore::new);

    private static FailureAnalysis analysis(ApplicationContextRunner application) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        application.run(context -> {
            assertThat(context).hasFailed();
            analysis[0] = new MisconfiguredApplicationFailureAnalyzer().analyze(context.getStartupFailure());
        });
        assertThat(analysis[0]).isNotNull();
        return analysis[0];
    }

    @Test
    void two_beans_for_one_contract_are_named() {
        FailureAnalysis analysis = analysis(
                application.withBean("english", EnglishGreetings.class).withBean("french", FrenchGreetings.class));
        assertThat(analysis.getDescription())
                .isEqualTo("2 beans implement io.durablefunctions.spring.greetings.Greetings, and one can serve it:"
                        + " 'english' (io.durablefunctions.spring.greetings.EnglishGreetings),"
                        + " 'french' (io.durablefunctions.spring.UnservableBeansTest$FrenchGreetings).");
        assertThat(analysis.getAction())
                .isEqualTo("Remove the others, or mark the one that is to serve it with @Primary.");
    }

    static class FrenchGreetings implements Greetings {
        @Override
        public String greet(String name) {
            return "Bonjour, " + name;
        }
    }

    @Test
    void the_primary_one_of_two_beans_serves_the_contract() {
        application
                .withUserConfiguration(TwoLanguages.class)
                .run(context -> assertThat(context.getBean(WelcomeClient.class).run(SOON, "Anna"))
                        .isEqualTo("Bonjour, Anna!"));
    }

    @Configuration
    static class TwoLanguages {
        @Bean
        Greetings english() {
            return new EnglishGreetings();
        }

        @Bean
        @Primary
        Greetings french() {
            return new FrenchGreetings();
        }

        @Bean
        Welcome welcome() {
            return new io.durablefunctions.spring.greetings.WelcomeOrchestrator();
        }
    }

    @Test
    void a_singleton_orchestrator_whose_fields_can_change_is_refused() {
        FailureAnalysis analysis = analysis(application.withBean("counting", CountingWelcome.class));
        assertThat(analysis.getDescription())
                .isEqualTo(
                        "The bean 'counting' (io.durablefunctions.spring.UnservableBeansTest$CountingWelcome) implements the"
                                + " orchestrator io.durablefunctions.spring.greetings.Welcome as a singleton, and its field 'count' of"
                                + " CountingWelcome is not final: all turns of all instances would share what is in it.");
        assertThat(analysis.getAction())
                .isEqualTo(
                        "Mark its class or its @Bean method with @Scope(\"prototype\"), so that there is a new one for each turn,"
                                + " or make the field final.");
    }

    static class CountingWelcome implements Welcome {
        private int count;

        @Override
        public String welcome(OrchestrationContext context, String name) {
            count++;
            return name + count;
        }
    }

    @Test
    void such_an_orchestrator_is_served_as_a_prototype() {
        application.withUserConfiguration(Prototype.class).run(context -> {
            WelcomeClient welcomes = context.getBean(WelcomeClient.class);
            assertThat(welcomes.run(SOON, "Anna")).isEqualTo("Anna1");
            assertThat(welcomes.run(SOON, "Bert")).isEqualTo("Bert1");
        });
    }

    @Configuration
    static class Prototype {
        @Bean
        @Scope("prototype")
        Welcome welcome() {
            return new CountingWelcome();
        }
    }

    @Test
    void activities_of_a_prototype_are_refused() {
        FailureAnalysis analysis = analysis(application.withUserConfiguration(PrototypeActivities.class));
        assertThat(analysis.getDescription())
                .isEqualTo(
                        "The bean 'greetings' (io.durablefunctions.spring.greetings.Greetings) implements the activities of"
                                + " io.durablefunctions.spring.greetings.Greetings and is no singleton: one object does them all, on several"
                                + " threads at once.");
        assertThat(analysis.getAction())
                .isEqualTo("Make it a singleton without state of its own, or a bean with a scoped proxy.");
    }

    @Configuration
    static class PrototypeActivities {
        @Bean
        @Scope("prototype")
        Greetings greetings() {
            return new EnglishGreetings();
        }
    }

    @Test
    void a_bean_that_turns_out_to_implement_a_contract_is_not_passed_over() {
        FailureAnalysis analysis = analysis(application.withUserConfiguration(Undeclared.class));
        assertThat(analysis.getDescription())
                .isEqualTo(
                        "The bean 'hidden' (io.durablefunctions.spring.greetings.EnglishGreetings) implements"
                                + " io.durablefunctions.spring.greetings.Greetings, which was not known before it was made: it is not served.");
        assertThat(analysis.getAction())
                .isEqualTo("Let its @Bean method declare that it returns Greetings, or the class that implements it.");
    }

    @Configuration
    static class Undeclared {
        @Bean
        Object hidden(io.durablefunctions.engine.DurableFunctionRuntime host) {
            assertThat(host).isNotNull();
            return new EnglishGreetings();
        }
    }

    @Test
    void a_bean_whose_contract_nothing_was_generated_for_is_named(@TempDir Path directory) throws Exception {
        Class<?> type = Unprocessed.compile(
                directory,
                "Mail",
                "@io.durablefunctions.annotations.Activity public interface Mail { void send(String text); }",
                "SmtpMail",
                "public class SmtpMail implements Mail { public void send(String text) {} }");
        FailureAnalysis analysis = analysis(application.withUserConfiguration(type));
        assertThat(analysis.getDescription())
                .isEqualTo(
                        "The bean 'smtpMail' (SmtpMail) implements the contract Mail, and nothing was generated for that: the"
                                + " annotation processor did not run where it was compiled.");
        assertThat(analysis.getAction())
                .isEqualTo("Add durable-functions-processor to annotationProcessorPaths of maven-compiler-plugin (or as"
                        + " annotationProcessor in Gradle) in the module of the contract, and compile it again.");
    }
}

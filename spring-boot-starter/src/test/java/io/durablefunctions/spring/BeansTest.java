package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.spring.greetings.EnglishGreetings;
import io.durablefunctions.spring.greetings.FarewellClient;
import io.durablefunctions.spring.greetings.Greetings;
import io.durablefunctions.spring.greetings.Welcome;
import io.durablefunctions.spring.greetings.WelcomeClient;
import io.durablefunctions.spring.greetings.WelcomeOrchestrator;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
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
    void a_client_of_the_applications_is_used_by_the_generated_ones() {
        application
                .withUserConfiguration(WelcomeOrchestrator.class, EnglishGreetings.class, OwnClient.class)
                .run(context -> {
                    AtomicInteger uses = context.getBean(AtomicInteger.class);
                    assertThat(context.getBean(WelcomeClient.class).run(SOON, "Anna"))
                            .isEqualTo("Hello, Anna!");
                    assertThat(uses.get()).isPositive();
                    assertThat(context.getBean(DurableFunctionClient.class)).isSameAs(context.getBean("ownClient"));
                });
    }

    @Configuration
    static class OwnClient {
        @Bean
        AtomicInteger uses() {
            return new AtomicInteger();
        }

        @Bean
        DurableFunctionClient ownClient(ObjectProvider<DurableFunctionRuntime> host, AtomicInteger uses) {
            return new LazyClient(() -> {
                uses.incrementAndGet();
                return host.getObject();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"29s,false", "30s,true", "31s,true"})
    void an_application_that_may_end_before_its_host_is_told(String shutdownTimeout, boolean isTold) {
        Logger logger = (Logger) LoggerFactory.getLogger(DurableFunctionsAutoConfiguration.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            application
                    .withPropertyValues("durable-functions.runtime.shutdown-timeout=" + shutdownTimeout)
                    .run(context -> assertThat(context).hasNotFailed());
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().contains("timeout-per-shutdown-phase"))
                .hasSize(isTold ? 1 : 0);
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

    @ParameterizedTest
    @ValueSource(classes = {JdkProxies.class, CglibProxies.class})
    void proxies_of_either_kind_serve_contracts(Class<?> proxies) {
        application
                .withUserConfiguration(WelcomeOrchestrator.class, EnglishGreetings.class, proxies)
                .run(context -> {
                    assertThat(AopUtils.isJdkDynamicProxy(context.getBean(Greetings.class)))
                            .isEqualTo(proxies == JdkProxies.class);
                    assertThat(AopUtils.isAopProxy(context.getBean(Welcome.class)))
                            .isTrue();
                    assertThat(context.getBean(WelcomeClient.class).run(SOON, "Anna"))
                            .isEqualTo("Hello, Anna!");
                    assertThat(context.getBean(Counting.class).calls.get())
                            .isGreaterThanOrEqualTo(3); // two turns, one activity
                });
    }

    static class Counting implements MethodInterceptor {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Object invoke(MethodInvocation invocation) throws Throwable {
            calls.incrementAndGet();
            return invocation.proceed();
        }
    }

    private static BeanNameAutoProxyCreator proxies(boolean ofClass) {
        BeanNameAutoProxyCreator proxies = new BeanNameAutoProxyCreator();
        proxies.setBeanNames("*EnglishGreetings", "englishGreetings", "*WelcomeOrchestrator", "welcomeOrchestrator");
        proxies.setInterceptorNames("counting");
        proxies.setProxyTargetClass(ofClass);
        return proxies;
    }

    @Configuration
    static class JdkProxies {
        @Bean
        Counting counting() {
            return new Counting();
        }

        @Bean
        static BeanNameAutoProxyCreator proxyCreator() {
            return proxies(false);
        }
    }

    @Configuration
    static class CglibProxies {
        @Bean
        Counting counting() {
            return new Counting();
        }

        @Bean
        static BeanNameAutoProxyCreator proxyCreator() {
            return proxies(true);
        }
    }
}

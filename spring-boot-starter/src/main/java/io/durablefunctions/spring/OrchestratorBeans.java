package io.durablefunctions.spring;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Where the implementations of orchestrators come from: one for each turn. */
final class OrchestratorBeans {

    private static final String PROTOTYPE = "Mark its class or its @Bean method with @Scope(\"prototype\")";

    private final ConfigurableListableBeanFactory beans;

    OrchestratorBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * A new bean for each turn where its scope is prototype. A singleton does for all turns if no field of its can change.
     *
     * @throws MisconfiguredApplicationException if its scope is another one, or it is a singleton whose fields can change
     */
    <C> Supplier<C> implementations(ContractBean bean, Class<C> contract) {
        if (beans.isPrototype(bean.name())) {
            return () -> beans.getBean(bean.name(), contract);
        }
        if (!beans.isSingleton(bean.name())) {
            throw new MisconfiguredApplicationException(
                    "The " + bean + " implements the orchestrator " + contract.getName() + " in the scope '"
                            + beans.getMergedBeanDefinition(bean.name()).getScope()
                            + "', which means nothing in a turn.",
                    PROTOTYPE + ".");
        }
        C only = beans.getBean(bean.name(), contract);
        Class<?> type = AopUtils.getTargetClass(only);
        changingField(type).ifPresent(field -> {
            throw new MisconfiguredApplicationException(
                    "The " + bean + " implements the orchestrator " + contract.getName()
                            + " as a singleton, and its field '" + field.getName() + "' of "
                            + field.getDeclaringClass().getSimpleName()
                            + " is not final: all turns of all instances would share what is in it.",
                    PROTOTYPE + ", so that there is a new one for each turn, or make the field final.");
        });
        return () -> only;
    }

    private static Optional<Field> changingField(Class<?> type) {
        return Stream.<Class<?>>iterate(
                        ClassUtils.getUserClass(type),
                        each -> each != null && each != Object.class,
                        Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .filter(field -> !Modifier.isFinal(field.getModifiers()))
                .findFirst();
    }
}

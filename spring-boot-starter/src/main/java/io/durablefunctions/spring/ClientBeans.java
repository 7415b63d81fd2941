package io.durablefunctions.spring;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.definition.Definition;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.beans.Introspector;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Registers a bean for each generated client on the class path, whether its orchestrator is served here or elsewhere. They talk through the
 * application's {@link DurableFunctionClient}. A client that the application defines itself is left alone.
 */
final class ClientBeans implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry instanceof ConfigurableListableBeanFactory beans) {
            LazyClient client = new LazyClient(() -> beans.getBean(DurableFunctionClient.class));
            for (Definition<?> definition : GeneratedDefinitions.in(beans.getBeanClassLoader())) {
                if (definition instanceof OrchestratorDefinition<?, ?> orchestrator) {
                    orchestrator.client(client).ifPresent(generated -> register(registry, beans, generated));
                }
            }
        }
    }

    private static void register(BeanDefinitionRegistry registry, ListableBeanFactory beans, Object client) {
        Class<?> type = client.getClass();
        if (beans.getBeanNamesForType(type, true, false).length == 0) {
            registry.registerBeanDefinition(name(registry, type), definition(type, client));
        }
    }

    private static <T> RootBeanDefinition definition(Class<T> type, Object client) {
        RootBeanDefinition definition = new RootBeanDefinition(type, () -> type.cast(client));
        definition.setDescription("generated client");
        return definition;
    }

    /** Such as {@code expenseApprovalClient}; the name of the class where that is taken. */
    private static String name(BeanDefinitionRegistry registry, Class<?> type) {
        String simple = Introspector.decapitalize(type.getSimpleName());
        return registry.containsBeanDefinition(simple) ? type.getName() : simple;
    }
}

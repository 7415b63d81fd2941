package io.durablefunctions.spring;

import io.durablefunctions.InvalidDefinitionException;
import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.Definition;
import io.durablefunctions.definition.Definitions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.StateStore;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Builds the host that serves an application's beans. */
final class HostFactory {

    private final ConfigurableListableBeanFactory beans;
    private final OrchestratorBeans orchestrators;

    HostFactory(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.orchestrators = new OrchestratorBeans(beans);
    }

    /**
     * The host, not started yet. It leaves the store open.
     *
     * @throws MisconfiguredApplicationException if one of the beans cannot serve its contract
     */
    DurableFunctionRuntime build(StateStore store, RuntimeOptions options, List<ContractBean> served) {
        DurableFunctionRuntimeBuilder host =
                DurableFunctionRuntime.builder().sharedStateStore(store).options(options);
        served.forEach(bean -> register(host, bean));
        beans.getBeanProvider(HostCustomizer.class).orderedStream().forEach(customizer -> customizer.customize(host));
        return host.build();
    }

    private void register(DurableFunctionRuntimeBuilder host, ContractBean bean) {
        try {
            register(host, bean, bean.contract());
        } catch (NoDefinitionException none) {
            throw new MisconfiguredApplicationException(
                    "The " + bean + " implements the contract "
                            + bean.contract().getName()
                            + ", and nothing was generated for that: the annotation processor did not run where it was compiled.",
                    "Add durable-functions-processor to annotationProcessorPaths of maven-compiler-plugin (or as"
                            + " annotationProcessor in Gradle) in the module of the contract, and compile it again.");
        } catch (InvalidDefinitionException taken) {
            throw new MisconfiguredApplicationException(
                    "The " + bean + " cannot serve " + bean.contract().getName() + ".", taken.getMessage() + "");
        }
    }

    private <C> void register(DurableFunctionRuntimeBuilder host, ContractBean bean, Class<C> contract) {
        Definition<C> definition = Definitions.of(contract);
        if (!(definition instanceof ActivitiesDefinition)) {
            host.orchestrator(contract, orchestrators.implementations(bean, contract));
            return;
        }
        if (!beans.isSingleton(bean.name())) {
            throw new MisconfiguredApplicationException(
                    "The " + bean + " implements the activities of " + contract.getName() + " and is no singleton:"
                            + " one object does them all, on several threads at once.",
                    "Make it a singleton without state of its own, or a bean with a scoped proxy.");
        }
        host.activities(contract, beans.getBean(bean.name(), contract));
    }
}

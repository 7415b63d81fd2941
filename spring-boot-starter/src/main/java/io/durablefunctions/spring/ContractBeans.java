package io.durablefunctions.spring;

import io.durablefunctions.definition.Definition;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the beans that serve contracts, by their types, without making any. The first search counts: the host is built from it. For the thread
 * that starts the application.
 */
final class ContractBeans {

    private final ConfigurableListableBeanFactory beans;
    private final ContractTypes contracts;
    private @Nullable List<ContractBean> served;

    ContractBeans(ConfigurableListableBeanFactory beans, List<Definition<?>> definitions) {
        this.beans = beans;
        this.contracts = new ContractTypes(definitions);
    }

    /**
     * One bean for each contract that any bean implements, in the order of the contracts' names.
     *
     * @throws MisconfiguredApplicationException if several beans implement one contract and none of them is the primary one
     */
    List<ContractBean> served() {
        if (served == null) {
            served = find();
        }
        return served;
    }

    /**
     * Searches again, when all beans are made, and more is known of some than their declarations told.
     *
     * @throws MisconfiguredApplicationException if one turns out to implement a contract that it does not serve
     */
    void requireComplete() {
        List<Class<?>> known =
                served().stream().<Class<?>>map(ContractBean::contract).toList();
        for (ContractBean late : find()) {
            if (!known.contains(late.contract())) {
                throw new MisconfiguredApplicationException(
                        "The " + late + " implements " + late.contract().getName()
                                + ", which was not known before it was made: it is not served.",
                        "Let its @Bean method declare that it returns "
                                + late.contract().getSimpleName() + ", or the class that implements it.");
            }
        }
    }

    private List<ContractBean> find() {
        Map<Class<?>, List<ContractBean>> byContract = Stream.of(beans.getBeanNamesForType(Object.class, true, false))
                .filter(this::isCandidate)
                .flatMap(this::contractsOf)
                .collect(Collectors.groupingBy(
                        ContractBean::contract,
                        () -> new TreeMap<>(Comparator.comparing(Class::getName)),
                        Collectors.toList()));
        return byContract.values().stream().map(this::one).toList();
    }

    /** What is behind a scoped proxy is served by the proxy. */
    private boolean isCandidate(String name) {
        BeanDefinition definition = definition(name);
        return !ScopedProxyUtils.isScopedTarget(name) && (definition == null || definition.isAutowireCandidate());
    }

    private Stream<ContractBean> contractsOf(String name) {
        Class<?> known = AutoProxyUtils.determineTargetClass(beans, name);
        Class<?> type = known != null ? known : beans.getType(name, false);
        return type == null
                ? Stream.empty()
                : contracts.of(type).stream().map(contract -> new ContractBean(name, contract, type));
    }

    private ContractBean one(List<ContractBean> candidates) {
        List<ContractBean> primary = candidates.size() == 1
                ? candidates
                : candidates.stream().filter(each -> isPrimary(each.name())).toList();
        if (primary.size() == 1) {
            return primary.get(0);
        }
        Map<String, Class<?>> names = new LinkedHashMap<>();
        candidates.forEach(each -> names.put(each.name(), each.type()));
        String contract = candidates.get(0).contract().getName();
        throw new MisconfiguredApplicationException(
                candidates.size() + " beans implement " + contract + ", and one can serve it: "
                        + names.entrySet().stream()
                                .map(each -> "'" + each.getKey() + "' ("
                                        + each.getValue().getName() + ")")
                                .collect(Collectors.joining(", "))
                        + ".",
                "Remove the others, or mark the one that is to serve it with @Primary.");
    }

    private boolean isPrimary(String name) {
        BeanDefinition definition = definition(name);
        return definition != null && definition.isPrimary();
    }

    private @Nullable BeanDefinition definition(String name) {
        return beans.containsBeanDefinition(name) ? beans.getMergedBeanDefinition(name) : null;
    }
}

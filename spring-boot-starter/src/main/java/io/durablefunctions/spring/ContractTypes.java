package io.durablefunctions.spring;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Orchestrator;
import io.durablefunctions.definition.Definition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** Tells which of the interfaces of a class are contracts. Immutable. */
final class ContractTypes {

    private final Set<Class<?>> known = new HashSet<>();

    /** Those that definitions were generated for are contracts, whatever class loader their annotations come from. */
    ContractTypes(Iterable<Definition<?>> definitions) {
        definitions.forEach(definition -> known.add(definition.contract()));
    }

    /** The contracts among the interfaces of a class, or the class itself. */
    List<Class<?>> of(Class<?> type) {
        return Stream.of(ClassUtils.getAllInterfacesForClass(type))
                .<Class<?>>map(each -> each)
                .filter(this::isContract)
                .toList();
    }

    private boolean isContract(Class<?> type) {
        return known.contains(type)
                || type.isAnnotationPresent(Activity.class)
                || type.isAnnotationPresent(Orchestrator.class);
    }
}

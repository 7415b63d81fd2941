package io.durablefunctions.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Rule: a module names its definitions, for in a module the service file has no effect. */
final class ModuleProvidesDefinitions {

    private final Elements elements;

    ModuleProvidesDefinitions(Elements elements) {
        this.elements = elements;
    }

    void check(List<TypeElement> contracts, Problems problems) {
        ModuleElement module = elements.getModuleOf(contracts.get(0));
        if (module == null || module.isUnnamed()) {
            return;
        }
        Set<String> provided = provided(module);
        List<String> needed =
                contracts.stream().map(Registry::definition).sorted().toList();
        if (!provided.containsAll(needed)) {
            problems.add(
                    module,
                    "missing-provides",
                    "module-info.java does not provide all that was generated. Write:\n    provides "
                            + RuntimeNames.DEFINITION.canonicalName() + " with\n            "
                            + String.join(",\n            ", needed) + ";");
        }
    }

    private static Set<String> provided(ModuleElement module) {
        return ElementFilter.providesIn(module.getDirectives()).stream()
                .filter(provides ->
                        provides.getService().getQualifiedName().contentEquals(RuntimeNames.DEFINITION.canonicalName()))
                .map(ProvidesDirective::getImplementations)
                .flatMap(List::stream)
                .map(implementation -> implementation.getQualifiedName().toString())
                .collect(Collectors.toSet());
    }
}

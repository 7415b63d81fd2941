package io.durablefunctions.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Rule: a module names its definitions, for in a module the service file has no effect. Where {@code module-info.java} is not compiled
 * along, as with tests that are patched into the module, the user hears of it and may go on.
 */
final class ModuleProvidesDefinitions {

    private static final String CODE = "missing-provides";

    private final Elements elements;
    private final Reports reports;

    ModuleProvidesDefinitions(Elements elements, Reports reports) {
        this.elements = elements;
        this.reports = reports;
    }

    void check(List<TypeElement> contracts, Problems problems) {
        ModuleElement module = elements.getModuleOf(contracts.get(0));
        if (module == null || module.isUnnamed()) {
            return;
        }
        Set<String> provided = provided(module);
        List<String> needed =
                contracts.stream().map(Registry::definition).sorted().toList();
        if (provided.containsAll(needed)) {
            return;
        }
        String provides = "\n    provides " + RuntimeNames.DEFINITION.canonicalName() + " with\n            "
                + String.join(",\n            ", needed) + ";";
        if (reports.hasSource(module)) {
            problems.add(module, CODE, "module-info.java does not provide all that was generated. Write:" + provides);
        } else {
            reports.note(
                    contracts.get(0),
                    CODE,
                    "module " + module + ", whose module-info.java is not compiled here, does not provide all that was"
                            + " generated. For tests it need not: definitions are found by their names, in packages that"
                            + " are exported or opened. Otherwise write in it:" + provides);
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

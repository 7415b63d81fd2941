package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * The service file that lists the definitions of a module. A build that compiles a part of the sources keeps what an earlier one
 * listed, as far as it is still there.
 */
final class Registry {

    private static final String FILE = "META-INF/services/" + RuntimeNames.DEFINITION.canonicalName();

    private final Elements elements;
    private final Filer filer;
    private final Reports reports;

    Registry(ProcessingEnvironment environment, Reports reports) {
        this.elements = environment.getElementUtils();
        this.filer = environment.getFiler();
        this.reports = reports;
    }

    /** @param compiled the names of the contracts of this compilation */
    void update(Set<String> compiled) {
        List<TypeElement> contracts = compiled.stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull)
                .toList();
        if (contracts.isEmpty()) {
            return;
        }
        Map<String, TypeElement> listed = listedBefore();
        contracts.forEach(contract -> listed.remove(definition(contract)));
        Problems problems = new Problems();
        new ContractNamesAreDistinct().check(listed.values(), contracts, problems);
        new ModuleProvidesDefinitions(elements, reports).check(contracts, problems);
        contracts.forEach(contract -> listed.put(definition(contract), contract));
        write(listed, problems);
        reports.print(problems, contracts.get(0));
    }

    static String definition(TypeElement contract) {
        return GeneratedNames.of(ClassName.get(contract), "Definition").canonicalName();
    }

    /** Definitions and their contracts. */
    private SortedMap<String, TypeElement> listedBefore() {
        SortedMap<String, TypeElement> listed = new TreeMap<>();
        try (Reader file = filer.getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
                        .openReader(true);
                BufferedReader lines = new BufferedReader(file)) {
            for (String definition : lines.lines().toList()) {
                TypeElement contract = contractOf(definition);
                if (contract != null) {
                    listed.put(definition, contract);
                }
            }
        } catch (IOException | RuntimeException none) {
            listed.clear(); // no earlier compilation; some compilers say so by an unchecked exception
        }
        return listed;
    }

    /** {@code Mail} for {@code MailDefinition implements ActivitiesDefinition<Mail>}; null if they are gone. */
    private TypeElement contractOf(String definition) {
        TypeElement type = elements.getTypeElement(definition);
        List<? extends TypeMirror> interfaces = type == null ? List.of() : type.getInterfaces();
        return interfaces.stream()
                .map(Language::arguments)
                .filter(arguments -> !arguments.isEmpty())
                .map(arguments -> Language.element(arguments.get(0)))
                .filter(contract -> elements.getTypeElement(contract.getQualifiedName()) != null)
                .findFirst()
                .orElse(null);
    }

    private void write(Map<String, TypeElement> listed, Problems problems) {
        Collection<TypeElement> contracts = listed.values();
        try (Writer writer = filer.createResource(
                        StandardLocation.CLASS_OUTPUT, "", FILE, contracts.toArray(TypeElement[]::new))
                .openWriter()) {
            for (String definition : listed.keySet()) {
                writer.write(definition + "\n");
            }
        } catch (IOException refused) {
            problems.add(
                    contracts.iterator().next(),
                    "not-written",
                    FILE + " cannot be written: " + refused.getMessage()
                            + ". Make the compiler's output directory writable.");
        }
    }
}

package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** The service file that lists the definitions of a compilation. */
final class Registry {

    private static final String FILE = "META-INF/services/" + RuntimeNames.DEFINITION.canonicalName();

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Reports reports;

    Registry(ProcessingEnvironment environment, Reports reports) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.reports = reports;
    }

    void write(Set<String> contractNames) {
        List<TypeElement> contracts = contractNames.stream()
                .map(elements::getTypeElement)
                .filter(contract -> contract != null)
                .toList();
        SortedSet<String> definitions = new TreeSet<>(listedBefore());
        contracts.forEach(contract -> definitions.add(definition(contract)));
        Problems problems = new Problems();
        new ContractNamesAreDistinct().check(contracts, problems);
        new ModuleProvidesDefinitions(elements).check(contracts, problems);
        reports.print(problems, contracts.get(0));
        write(definitions, contracts);
    }

    static String definition(TypeElement contract) {
        return GeneratedNames.of(ClassName.get(contract), "Definition").canonicalName();
    }

    /** What an earlier compilation of other sources of this module listed, as far as it is still there. */
    private Set<String> listedBefore() {
        Set<String> listed = new TreeSet<>();
        try (Reader file = environment
                        .getFiler()
                        .getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
                        .openReader(true);
                BufferedReader lines = new BufferedReader(file)) {
            lines.lines().filter(line -> elements.getTypeElement(line) != null).forEach(listed::add);
        } catch (IOException | RuntimeException none) {
            listed.clear(); // no earlier compilation; some compilers say so by an unchecked exception
        }
        return listed;
    }

    private void write(SortedSet<String> definitions, List<TypeElement> contracts) {
        try (Writer writer = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FILE, contracts.toArray(TypeElement[]::new))
                .openWriter()) {
            for (String definition : definitions) {
                writer.write(definition + "\n");
            }
        } catch (IOException refused) {
            Problems problems = new Problems();
            problems.add(
                    contracts.get(0),
                    "not-written",
                    FILE + " cannot be written: " + refused.getMessage()
                            + ". Make the compiler's output directory writable.");
            reports.print(problems, contracts.get(0));
        }
    }
}

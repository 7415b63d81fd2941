package io.durablefunctions.processor;

import io.durablefunctions.annotations.Name;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Rule: names in histories are short and plain. They end up in queries, in logs and on dashboards. */
final class StoredNames {

    private static final int LONGEST = 100;
    private static final Pattern OF_CONTRACT = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");
    private static final Pattern OF_METHOD = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private StoredNames() {}

    /** The name of a contract: what its annotation says, or {@code Outer.Inner}. */
    static String ofContract(TypeElement contract, Class<?> annotation) {
        return Marking.of(contract, annotation)
                .flatMap(marking -> marking.value("value", String.class))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> TypeText.of(contract));
    }

    /** The name of a method without its contract's: what {@code @Name} says, or its own. */
    static String ofMethod(ResolvedMethod method) {
        return Marking.of(method.element(), Name.class)
                .flatMap(marking -> marking.value("value", String.class))
                .orElseGet(method::name);
    }

    static void checkContract(TypeElement contract, Class<?> annotation, Problems problems) {
        check(
                contract,
                Marking.of(contract, annotation),
                ofContract(contract, annotation),
                OF_CONTRACT,
                "letters, digits, '_', '-', and '.' between them",
                problems);
    }

    static void checkMethod(ResolvedMethod method, Problems problems) {
        check(
                method.element(),
                Marking.of(method.element(), Name.class),
                ofMethod(method),
                OF_METHOD,
                "letters, digits, '_' and '-'",
                problems);
    }

    private static void check(
            Element element,
            Optional<Marking> marking,
            String name,
            Pattern allowed,
            String allowedText,
            Problems problems) {
        if (allowed.matcher(name).matches() && name.length() <= LONGEST) {
            return;
        }
        String text = "'" + name + "' cannot be a name in the journal. Use " + allowedText + ", at most " + LONGEST
                + " characters.";
        marking.ifPresentOrElse(
                given -> problems.add(given, "value", "bad-name", text), () -> problems.add(element, "bad-name", text));
    }
}

package io.durablefunctions.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints problems where they were made, each once. */
final class Reports {

    private final Messager messager;
    private final Set<String> compiledHere = new HashSet<>();
    private final Set<String> printed = new HashSet<>();

    Reports(Messager messager) {
        this.messager = messager;
    }

    /** Remembers which types have a source to point at. */
    void roundOf(RoundEnvironment round) {
        round.getRootElements().forEach(root -> compiledHere.add(root.toString()));
    }

    /** @param contract where to print what was found in a class file */
    void print(Problems problems, Element contract) {
        problems.all().forEach(problem -> print(problem, contract));
    }

    private void print(Problem problem, Element contract) {
        if (!printed.add(place(problem.element()) + " " + problem.message())) {
            return;
        }
        if (hasSource(problem.element())) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR, problem.message(), problem.element(), problem.annotation(), problem.value());
        } else {
            messager.printMessage(Diagnostic.Kind.ERROR, problem.message(), contract);
        }
    }

    /** Tells something that is no mistake. */
    void note(Element element, String code, String text) {
        messager.printMessage(
                Diagnostic.Kind.NOTE, Problem.at(element, code, text).message(), element);
    }

    /** {@code com.acme.Mail/tell(java.lang.String)/address} */
    private static String place(Element element) {
        return Language.isInType(element) ? place(element.getEnclosingElement()) + "/" + element : element.toString();
    }

    /** Whether it is compiled here, and not read from a class file. */
    boolean hasSource(Element element) {
        Element outermost = element;
        while (Language.isInType(outermost)) {
            outermost = outermost.getEnclosingElement();
        }
        return compiledHere.contains(outermost.toString());
    }
}

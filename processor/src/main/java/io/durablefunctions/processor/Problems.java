package io.durablefunctions.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;

/** The mistakes found in one contract. All are collected, so that a user sees them at once. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(Element element, String code, String text) {
        found.add(Problem.at(element, code, text));
    }

    void add(Marking marking, String value, String code, String text) {
        found.add(Problem.at(marking, value, code, text));
    }

    void addAll(Problems others) {
        found.addAll(others.found);
    }

    boolean areNone() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}

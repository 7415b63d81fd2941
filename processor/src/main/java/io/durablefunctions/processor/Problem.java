package io.durablefunctions.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * One mistake in the user's code, and where it was made.
 *
 * @param element the element that made it
 * @param annotation the annotation on it that made it, or null
 * @param value the annotation's value that made it, or null
 * @param message {@code [code] what is wrong, in the user's names. What to do.}
 */
record Problem(Element element, AnnotationMirror annotation, AnnotationValue value, String message) {

    static Problem at(Element element, String code, String text) {
        return new Problem(element, null, null, "[" + code + "] " + text);
    }

    static Problem at(Marking marking, String value, String code, String text) {
        return new Problem(marking.element(), marking.mirror(), marking.given(value), "[" + code + "] " + text);
    }
}

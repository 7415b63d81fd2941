package io.durablefunctions.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** An annotation where it stands. Tells what was written there from what is a default. */
record Marking(Element element, AnnotationMirror mirror) {

    static Optional<Marking> of(Element element, Class<?> annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(annotation.getName())) {
                return Optional.of(new Marking(element, mirror));
            }
        }
        return Optional.empty();
    }

    /** What was written for {@code name}; null if nothing was. */
    AnnotationValue given(String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
                mirror.getElementValues().entrySet()) {
            if (value.getKey().getSimpleName().contentEquals(name)) {
                return value.getValue();
            }
        }
        return null;
    }

    /** What was written for {@code name}; empty if nothing was, or something of another type, which the compiler reports. */
    <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(given(name))
                .map(AnnotationValue::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** The classes that were written for {@code name}. */
    List<TypeMirror> classes(String name) {
        return value(name, List.class).stream()
                .flatMap(values -> ((List<?>) values).stream())
                .map(value -> ((AnnotationValue) value).getValue())
                .filter(TypeMirror.class::isInstance)
                .map(TypeMirror.class::cast)
                .toList();
    }
}

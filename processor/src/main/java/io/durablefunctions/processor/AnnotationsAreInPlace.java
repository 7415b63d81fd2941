package io.durablefunctions.processor;

import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/** Rule: an annotation stands where it has an effect. */
final class AnnotationsAreInPlace {

    static final List<Class<? extends Annotation>> OF_ACTIVITIES =
            List.of(Retry.class, Timeout.class, InStoreTransaction.class);

    /**
     * Of an element with one of {@link #OF_ACTIVITIES}: that a contract of activities can read it there. An interface without a mark counts,
     * for a contract of another compilation may inherit from it.
     */
    void checkActivity(Element element, Problems problems) {
        if (element.getKind() == ElementKind.METHOD) {
            checkMethod(element, problems);
        } else if (Marking.of(element, ExternalEvents.class).isPresent()) {
            checkEvent(element, problems);
        } else if (element.getKind() != ElementKind.INTERFACE) {
            check(
                    element,
                    OF_ACTIVITIES,
                    TypeText.of(element) + ", which is of kind '" + Language.kind(element)
                            + "'. Put it on the interface marked @Activity.",
                    problems);
        }
    }

    private static void checkMethod(Element method, Problems problems) {
        boolean isOfInterface = method.getEnclosingElement().getKind() == ElementKind.INTERFACE;
        if (!isOfInterface || !method.getModifiers().contains(Modifier.ABSTRACT)) {
            check(
                    method,
                    OF_ACTIVITIES,
                    method.getSimpleName() + ", which is no abstract method of an interface."
                            + " Put it on a method of the contract marked @Activity.",
                    problems);
        }
    }

    void checkOrchestrator(Element element, Problems problems) {
        check(element, OF_ACTIVITIES, "an orchestrator. Put it on an activity.", problems);
        check(
                element,
                List.of(Name.class),
                "an orchestrator's method. Write @Orchestrator(\"...\") instead.",
                problems);
    }

    void checkEvent(Element element, Problems problems) {
        check(element, OF_ACTIVITIES, "an event. Put it on an activity.", problems);
    }

    private static void check(Element element, List<? extends Class<?>> annotations, String advice, Problems problems) {
        for (Class<?> annotation : annotations) {
            if (Marking.of(element, annotation).isPresent()) {
                problems.add(
                        element,
                        "misplaced-annotation",
                        "@" + annotation.getSimpleName() + " has no effect on " + advice);
            }
        }
    }
}

package io.durablefunctions.processor;

import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;
import java.util.List;
import javax.lang.model.element.Element;

/** Rule: an annotation stands where it has an effect. */
final class AnnotationsAreInPlace {

    private static final List<Class<?>> OF_ACTIVITIES = List.of(Retry.class, Timeout.class, InStoreTransaction.class);

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

    private static void check(Element element, List<Class<?>> annotations, String advice, Problems problems) {
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

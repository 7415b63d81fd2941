package io.durablefunctions.processor;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Rule: an interface of events says that it is one. */
final class EventsAreMarked {

    private final Language language;

    EventsAreMarked(Language language) {
        this.language = language;
    }

    void check(List<EntryParameter> inputs, Problems problems) {
        for (EntryParameter input : inputs) {
            if (input.type().getKind() == TypeKind.DECLARED && hasEvents(Language.element(input.type()))) {
                problems.add(
                        input.element(),
                        "events-not-marked",
                        TypeText.of(input.type()) + " has methods that return DurableFuture. Mark it @ExternalEvents.");
            }
        }
    }

    private boolean hasEvents(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                && AbstractMethods.of(type, language).stream()
                        .anyMatch(method -> Language.is(method.returns(), RuntimeNames.FUTURE.canonicalName()));
    }
}

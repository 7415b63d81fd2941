package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads an interface marked {@code @ExternalEvents}. */
final class EventsReader {

    private static final String SHAPE = "event-shape";

    private final Language language;
    private final ValueReader values;

    EventsReader(Language language) {
        this.language = language;
        this.values = new ValueReader(language);
    }

    /** Complete only if there are no problems. */
    Optional<EventsDescriptor> read(TypeElement events, Problems problems) {
        if (!ContractReader.obeysRules(events, problems)) {
            return Optional.empty();
        }
        List<ResolvedMethod> declared = AbstractMethods.of(events, language);
        checkNames(declared, problems);
        List<EventDescriptor> read = new ArrayList<>();
        for (ResolvedMethod method : declared) {
            StoredNames.checkMethod(method, problems);
            new AnnotationsAreInPlace().checkEvent(method.element(), problems);
            if (MethodReader.obeysRules(method, problems) && hasShape(method, problems)) {
                read.add(event(method, problems));
            }
        }
        return Optional.of(new EventsDescriptor(events, ClassName.get(events), read));
    }

    private static void checkNames(List<ResolvedMethod> declared, Problems problems) {
        new NamesAreDistinct()
                .check(declared, declared.stream().map(StoredNames::ofMethod).toList(), problems);
        Map<String, ResolvedMethod> raised = new HashMap<>();
        for (ResolvedMethod method : declared) {
            ResolvedMethod other = raised.putIfAbsent(CodeNames.capitalized(method.name()), method);
            if (other != null && !StoredNames.ofMethod(method).equals(StoredNames.ofMethod(other))) {
                problems.add(
                        method.element(),
                        "same-name",
                        other.text() + " and " + method.text() + " would both be raised by raise"
                                + CodeNames.capitalized(method.name()) + ". Rename one of them.");
            }
        }
    }

    private static boolean hasShape(ResolvedMethod method, Problems problems) {
        boolean returnsFuture = Language.is(method.returns(), RuntimeNames.FUTURE.canonicalName())
                && !Language.arguments(method.returns()).isEmpty();
        if (!returnsFuture) {
            problems.add(
                    method.element(),
                    SHAPE,
                    "event " + method.name() + " returns " + TypeText.of(method.returns())
                            + ". Return DurableFuture of what it carries, DurableFuture<Void> for nothing.");
        }
        boolean takesKey = method.parameters().isEmpty()
                || (method.parameters().size() == 1 && Language.is(method.parameterType(0), "java.lang.String"));
        if (!takesKey) {
            problems.add(
                    method.element(),
                    SHAPE,
                    "event " + method.text() + " may take no parameter, or one String that makes a key."
                            + " What it carries goes into DurableFuture<...>.");
        }
        return returnsFuture && takesKey;
    }

    private EventDescriptor event(ResolvedMethod method, Problems problems) {
        TypeMirror payload = Language.arguments(method.returns()).get(0);
        return new EventDescriptor(
                method.name(),
                StoredNames.ofMethod(method),
                method.parameters().stream()
                        .findFirst()
                        .map(key -> key.getSimpleName().toString()),
                values.read(payload, method.element(), "event-not-storable", "event " + method.name(), problems));
    }
}

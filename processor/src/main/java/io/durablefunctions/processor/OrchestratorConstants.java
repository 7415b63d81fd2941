package io.durablefunctions.processor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of the constants in {@code ApprovalDefinition} that the stub and the client use too. */
final class OrchestratorConstants {

    private final ConstantNames names = new ConstantNames();
    private final ValueConstants values = new ValueConstants(names);
    private final Map<EventDescriptor, String> ofEvents = new HashMap<>();
    private final Optional<String> ofProgress;

    OrchestratorConstants(OrchestratorDescriptor orchestrator) {
        names.of(DefinitionParts.INSTANCE);
        orchestrator
                .events()
                .ifPresent(events ->
                        events.events().forEach(event -> ofEvents.put(event, names.of(event.storedName()))));
        orchestrator.entry().parameters().forEach(input -> values.use(input.value()));
        values.use(orchestrator.entry().result());
        this.ofProgress = orchestrator.progress().map(values::share);
    }

    String of(EventDescriptor event) {
        return ofEvents.get(event);
    }

    String ofProgress() {
        return ofProgress.orElseThrow();
    }

    ValueConstants values() {
        return values;
    }

    /** For what only the definition uses. */
    ConstantNames others() {
        return names;
    }
}

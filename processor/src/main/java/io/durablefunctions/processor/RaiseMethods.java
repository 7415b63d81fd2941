package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.Stream;

/** The methods {@code raiseDecision} of a client and of a stub. */
final class RaiseMethods {

    private static final TypeName STRING = ClassName.get(String.class);

    private static final String KEY = "the key";
    private static final String PAYLOAD = "the payload";

    private final OrchestratorDescriptor orchestrator;
    private final OrchestratorConstants constants;

    RaiseMethods(OrchestratorDescriptor orchestrator, OrchestratorConstants constants) {
        this.orchestrator = orchestrator;
        this.constants = constants;
    }

    /** {@code raiseDecision(String instanceId, Decision decision)} */
    List<MethodSpec> ofClient() {
        return events().map(event -> {
                    Members member = raise(event);
                    takesEvent(member, event);
                    return member.does("this.client.raise($L)", arguments(member, event));
                })
                .toList();
    }

    /** {@code raiseDecision(OrchestrationContext context, String instanceId, Decision decision)} */
    List<MethodSpec> ofStub() {
        return events().map(event -> {
                    Members member = raise(event).isStatic().takes(RuntimeNames.CONTEXT, "context");
                    takesEvent(member, event);
                    return member.does("in($N).calls.raise($L)", member.name("context"), arguments(member, event));
                })
                .toList();
    }

    private Stream<EventDescriptor> events() {
        return orchestrator.events().stream().flatMap(events -> events.events().stream());
    }

    private Members raise(EventDescriptor event) {
        Members member = Members.method("raise" + CodeNames.capitalized(event.method()));
        event.key().ifPresent(key -> member.reserve(KEY, key));
        return member.reserve(PAYLOAD, event.method())
                .javadoc(
                        "Raises the event {@code $L} to an instance.\n\n@see $T#$L\n",
                        event.storedName() + event.key().map(key -> ":" + key).orElse(""),
                        orchestrator.events().orElseThrow().type(),
                        event.method());
    }

    private static void takesEvent(Members member, EventDescriptor event) {
        member.takes(STRING, "instanceId");
        event.key().ifPresent(key -> member.takes(STRING, KEY));
        if (!event.payload().isNothing()) {
            member.takes(event.payload().declared(), PAYLOAD);
        }
    }

    private CodeBlock arguments(Members member, EventDescriptor event) {
        CodeBlock.Builder arguments = CodeBlock.builder()
                .add(
                        "$N, $T.$N",
                        member.name("instanceId"),
                        orchestrator.contract().definition(),
                        constants.of(event));
        event.key().ifPresent(key -> arguments.add(", $N", member.name(KEY)));
        return event.payload().isNothing()
                ? arguments.add(", null").build()
                : arguments.add(", $N", member.name(PAYLOAD)).build();
    }
}

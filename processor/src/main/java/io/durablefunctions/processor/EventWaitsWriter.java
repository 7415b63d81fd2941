package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes {@code InboxWaits} in a definition: the interface of events as the engine hands it in. */
final class EventWaitsWriter {

    private final ContractDescriptor contract;
    private final EventsDescriptor events;
    private final OrchestratorConstants constants;

    EventWaitsWriter(ContractDescriptor contract, EventsDescriptor events, OrchestratorConstants constants) {
        this.contract = contract;
        this.events = events;
        this.constants = constants;
    }

    static String name(EventsDescriptor events) {
        return events.type().simpleName() + "Waits";
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(events))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(events.type())
                .avoidClashesWithNestedClasses(events.element())
                .addField(RuntimeNames.EVENT_WAITS, "events", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(RuntimeNames.EVENT_WAITS, "events")
                        .addStatement("this.events = events")
                        .build());
        events.events().forEach(event -> type.addMethod(waitFor(event)));
        return type.build();
    }

    private MethodSpec waitFor(EventDescriptor event) {
        Members member = Members.method(event.method())
                .overrides()
                .returns(ParameterizedTypeName.get(
                        RuntimeNames.FUTURE, event.payload().declared()));
        event.key().ifPresent(key -> member.takes(ClassName.get(String.class), key));
        return member.does(
                "return this.events.next($T.$N$L)",
                contract.definition(),
                constants.of(event),
                event.key().map(key -> CodeBlock.of(", $N", member.name(key))).orElse(CodeBlock.of("")));
    }
}

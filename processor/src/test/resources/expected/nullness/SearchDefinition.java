package com.acme;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.EventWaits;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime knows of {@link Search}. In the journal it is {@code Search}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class SearchDefinition implements OrchestratorDefinition<Search, @Nullable String> {
    static final SearchDefinition INSTANCE = new SearchDefinition();

    static final ValueType<String> STRING = ValueType.immutable(String.class);

    static final EventType<@Nullable String> ANSWER = EventType.of("answer", STRING);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public SearchDefinition() {}

    @Override
    public String name() {
        return "Search";
    }

    @Override
    public Class<Search> contract() {
        return Search.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(STRING);
    }

    @Override
    public ValueType<@Nullable String> result() {
        return STRING;
    }

    @Override
    public @Nullable String run(Search orchestrator, OrchestrationCall call) {
        return orchestrator.search(
                call.context(), call.argument(0, STRING), new AnswersWaits(call.events()), call.progress(STRING));
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(SearchClient.of(client));
    }

    private static final class AnswersWaits implements Search.Answers {
        private final EventWaits events;

        AnswersWaits(EventWaits events) {
            this.events = events;
        }

        @Override
        public DurableFuture<@Nullable String> answer() {
            return this.events.next(SearchDefinition.ANSWER);
        }
    }
}

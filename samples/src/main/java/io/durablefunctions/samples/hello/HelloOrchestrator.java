package io.durablefunctions.samples.hello;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import java.util.List;

/** Greets all at the same time. */
public final class HelloOrchestrator implements Hello {

    @Override
    public List<String> greetAll(OrchestrationContext context, List<String> names) {
        GreeterStub greeter = GreeterStub.in(context);
        return DurableFuture.allOf(names.stream().map(greeter::greetAsync).toList())
                .await();
    }
}

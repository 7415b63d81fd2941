package io.durablefunctions.spring.greetings;

import io.durablefunctions.OrchestrationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Asks for a greeting. */
@Component
@Scope("prototype")
public class WelcomeOrchestrator implements Welcome {

    @Override
    public String welcome(OrchestrationContext context, String name) {
        return GreetingsStub.in(context).greet(name) + "!";
    }
}

package io.durablefunctions.samples.sequential;

import io.durablefunctions.OrchestrationContext;

/** One after the other. What has returned once is never run again, whatever happens to the process in between. */
public final class ChainOrchestrator implements Chain {

    @Override
    public String run(OrchestrationContext context, String input) {
        FunctionsStub functions = FunctionsStub.in(context);
        String x = functions.f1(input);
        String y = functions.f2(x);
        String z = functions.f3(y);
        return functions.f4(z);
    }
}

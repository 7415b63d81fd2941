package io.durablefunctions.samples.eternal;

import io.durablefunctions.OrchestrationContext;
import java.time.Duration;

/** One round, then again from the top with an empty history: {@code continueAsNew} never returns. */
public final class MeteringOrchestrator implements Metering {

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(300);

    @Override
    public Total run(OrchestrationContext context, Total soFar, int rounds) {
        int round = soFar.rounds() + 1;
        Total total =
                new Total(round, soFar.kilowattHours() + MeterStub.in(context).read(round));
        if (round == rounds) {
            return total;
        }
        context.sleep(BETWEEN_ROUNDS);
        return MeteringStub.continueAsNew(context, total, rounds);
    }
}

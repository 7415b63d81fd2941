package io.durablefunctions.samples.retry;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.CallOptions;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.RetryPolicy;

/** An accident is tried again; an answer is not; what fails for good is caught like any exception. */
public final class DeliveryOrchestrator implements Delivery {

    @Override
    public String deliver(OrchestrationContext context, String address) {
        CarriersStub carriers = CarriersStub.in(context);
        try {
            return carriers.byTrain(address);
        } catch (UnknownAddress answer) {
            return "sent back, no such address: " + answer.address();
        } catch (ActivityFailedException accident) {
            context.logger().info("{} after {} attempts", accident.failure().message(), accident.attempts());
            return carriers.with(CallOptions.defaults().retry(RetryPolicy.never()))
                    .byBicycle(address);
        }
    }
}

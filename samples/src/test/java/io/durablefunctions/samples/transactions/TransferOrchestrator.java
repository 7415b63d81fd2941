package io.durablefunctions.samples.transactions;

import io.durablefunctions.OrchestrationContext;

/** Moves it once. */
public final class TransferOrchestrator implements Transfer {
    @Override
    public String run(OrchestrationContext context, Order order) {
        try {
            AccountsStub.in(context).move(order.from(), order.to(), order.cents());
            return "moved";
        } catch (Overdrawn overdrawn) {
            return "not enough in " + overdrawn.account();
        }
    }
}

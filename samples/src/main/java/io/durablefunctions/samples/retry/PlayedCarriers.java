package io.durablefunctions.samples.retry;

import io.durablefunctions.ActivityContext;
import java.io.PrintStream;

/** Trains are late, the more so the farther they go. */
final class PlayedCarriers implements Carriers {

    private static final int ONCE_AND_TWICE = 2;

    private final PrintStream out;

    PlayedCarriers(PrintStream out) {
        this.out = out;
    }

    @Override
    public String byTrain(String address) {
        int attempt = ActivityContext.current().attempt();
        out.println("  " + address + ": by train, attempt " + attempt);
        if (address.equals("nowhere")) {
            throw new UnknownAddress(address);
        }
        if (address.equals("island") || (address.equals("suburb") && attempt <= ONCE_AND_TWICE)) {
            throw new IllegalStateException("no train to " + address);
        }
        return "delivered by train";
    }

    @Override
    public String byBicycle(String address) {
        return "delivered by bicycle, on the ferry";
    }
}

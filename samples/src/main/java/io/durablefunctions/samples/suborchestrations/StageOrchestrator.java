package io.durablefunctions.samples.suborchestrations;

import io.durablefunctions.OrchestrationContext;

/** A train, then a room. */
public final class StageOrchestrator implements Trip.Stage {

    @Override
    public String book(OrchestrationContext context, String from, String to) {
        DeskStub desk = DeskStub.in(context);
        String train = desk.train(from, to);
        String room = desk.room(to);
        return from + " - " + to + ": " + train + ", " + room;
    }
}

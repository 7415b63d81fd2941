package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a turn until it is known to be durable or lost: in one round trip with its COMMIT if a row tells what became of it, otherwise step by
 * step. A write that is refused counts as lost.
 */
final class Writing {

    private final Host host;
    private @Nullable Status status;

    /** A transaction of which only its own state tells whether it is durable. */
    private record Status(Request request, String text, Runnable ifDurable, Runnable ifNot) {}

    Writing(Host host) {
        this.host = host;
    }

    void write(Turn turn, Lease lease, Runnable durable) {
        if (turn.fitsOneRoundTrip()) {
            host.commit(call(turn, ""), turn.atOnce(), outcome -> {
                switch (outcome) {
                    case DONE -> consumeApart(turn, durable);
                    case REFUSED -> host.lost();
                    case PASSES -> write(turn, lease, durable);
                    case UNKNOWN -> settle(turn, lease, durable, null);
                }
            });
        } else {
            stepByStep(turn, lease, durable);
        }
    }

    private void stepByStep(Turn turn, Lease lease, Runnable durable) {
        Turn.Statements statements = turn.stepByStep();
        Request request = Request.within(statements.statements());
        host.wire.ask(call(turn, " step by step"), request, outcome -> {
            if (outcome != Outcome.DONE) {
                write(turn, lease, durable);
            } else if (statements.complete().getAsBoolean()) {
                commit(turn, lease, durable, request);
            } else {
                host.rollBack(host.look("take back " + turn), List.of(), taken -> host.lost());
            }
        });
    }

    private void commit(Turn turn, Lease lease, Runnable durable, Request request) {
        host.commit(call(turn, ", its COMMIT"), List.of(), outcome -> {
            switch (outcome) {
                case DONE -> durable.run();
                case UNKNOWN -> settle(turn, lease, durable, request);
                case REFUSED, PASSES -> write(turn, lease, durable);
            }
        });
    }

    private void consumeApart(Turn turn, Runnable durable) {
        if (turn.consumedApart().isEmpty()) {
            durable.run();
            return;
        }
        host.commit(
                host.write("delete the mail of " + turn),
                List.of(MailStatements.consume(turn.consumedApart(), false)),
                outcome -> durable.run());
    }

    private void settle(Turn turn, Lease lease, Runnable durable, @Nullable Request request) {
        Runnable ifDurable = () -> consumeApart(turn, durable);
        Runnable ifNot = () -> write(turn, lease, durable);
        if (request == null || turn.isDecidedByARow()) {
            new Settlement(host, turn).settle(ifDurable, ifNot);
        } else {
            status = new Status(request, turn.toString(), ifDurable, ifNot);
        }
    }

    boolean isWaiting() {
        return status != null;
    }

    boolean canGo() {
        return status != null && status.request().isDurable().isPresent();
    }

    void goOn() {
        Status known = java.util.Objects.requireNonNull(status);
        status = null;
        if (known.request().isDurable().orElseThrow()) {
            known.ifDurable().run();
        } else {
            known.ifNot().run();
        }
    }

    private Call call(Turn turn, String how) {
        return host.call(
                Call.Kind.TURN,
                turn + how,
                turn.write().instanceId(),
                turn.write().version());
    }

    void addTo(Digest digest) {
        if (status != null) {
            digest.add(status.text())
                    .add(status.request().isDurable().map(String::valueOf).orElse("open"));
        }
    }
}

package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.Server;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's connection: one request at most is on its way, or waits to be sent. */
final class Wire {

    private final Server server;
    private Backend backend;
    private @Nullable Underway underway;

    /** A request and what its client does next. */
    private static final class Underway {
        private final Call call;
        private final Request request;
        private final Consumer<Outcome> next;
        private boolean sent;
        private int steps;

        private Underway(Call call, Request request, Consumer<Outcome> next) {
            this.call = call;
            this.request = request;
            this.next = next;
        }
    }

    Wire(Server server) {
        this.server = server;
        this.backend = server.connect();
    }

    /** What is sent when its client goes on, and what the client does when it is answered. */
    void ask(Call call, Request request, Consumer<Outcome> next) {
        underway = new Underway(call, request, next);
    }

    boolean isBusy() {
        return underway != null;
    }

    boolean canGo() {
        return underway != null && (!underway.sent || backend.canStep());
    }

    /**
     * Sends the request, if it has not been sent, lets the server do one step of it, and if it is answered, lets the client take the answer. A
     * COMMIT of nothing is done along with it.
     */
    void go() {
        do {
            step(java.util.Objects.requireNonNull(underway));
        } while (underway != null && (underway.sent ? backend.commitsNothing() : endsNothing(underway)));
    }

    private boolean endsNothing(Underway next) {
        return next.request.isCommitAlone() && !backend.hasWritten();
    }

    private void step(Underway it) {
        send(it);
        it.steps++;
        if (!it.request.isDone()) {
            server.step(backend);
        }
        if (it.request.isDone()) {
            underway = null;
            Outcome outcome = Outcome.of(it.request.problem());
            if (outcome == Outcome.UNKNOWN) {
                backend = server.connect();
            }
            it.next.accept(outcome);
        }
    }

    private void send(Underway it) {
        if (!it.sent) {
            it.sent = true;
            backend.send(it.request);
        }
    }

    /** Whether a transaction stands still for too long. */
    boolean isTimedOut() {
        return (underway == null || !underway.sent) && !backend.isIdle() && backend.canStep();
    }

    void timeOut() {
        server.step(backend);
    }

    /** Whether there is a request that has not been sent. That it is lost or its client dies later is no different. */
    boolean isAboutToSend() {
        return underway != null && !underway.sent;
    }

    /** Whether that is a COMMIT of which it matters whether it happens. */
    boolean isAboutToCommit() {
        return underway != null && !underway.sent && underway.request.commits() && underway.call.writes();
    }

    /** Loses the connection; the request is still done, if it arrives. */
    Orphan lose(boolean arrives) {
        Underway it = java.util.Objects.requireNonNull(underway);
        if (arrives) {
            send(it);
        }
        backend.disconnect();
        Orphan orphan = leave();
        backend = server.connect();
        it.next.accept(Outcome.UNKNOWN);
        return orphan;
    }

    /** The client is gone, without a word to the server, after it has sent what it was about to send or before. */
    Orphan die(boolean sends) {
        if (sends && underway != null) {
            send(underway);
        }
        return leave();
    }

    private Orphan leave() {
        Underway it = underway;
        underway = null;
        return new Orphan(backend, it == null ? null : it.call);
    }

    Backend backend() {
        return backend;
    }

    @Nullable
    Call call() {
        return underway == null ? null : underway.call;
    }

    String describe() {
        if (underway == null) {
            return "";
        }
        return underway.call.text()
                + (underway.request.isCommitAlone() || !underway.request.commits() ? "" : " with COMMIT") + ", step "
                + (underway.steps + 1);
    }

    void addTo(Digest digest) {
        digest.add(underway == null ? null : underway.call.text()).add(underway != null && underway.sent);
    }
}

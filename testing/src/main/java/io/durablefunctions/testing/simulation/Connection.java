package io.durablefunctions.testing.simulation;

import io.durablefunctions.testing.simulation.Weather.Fault;
import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.Read;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.SqlProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process's connection to the database, which may break at any moment. */
final class Connection implements AutoCloseable {

    private final World world;
    private final SimulatedProcess process;
    private final Backend backend;
    private boolean lost;

    Connection(World world, SimulatedProcess process) {
        this.world = world;
        this.process = process;
        this.backend = world.server().connect();
        process.connected(backend);
    }

    /** A transaction in several rounds: each is decided when the answer to the last one is there. */
    interface Rounds {
        /** The next request; null at the end. */
        @Nullable
        Request next();
    }

    /** Runs a transaction; answers when there is nothing more to send. */
    void converse(Rounds rounds) throws ConnectionLost, SqlProblem {
        Conversation conversation = new Conversation(rounds);
        conversation.goOn();
        conversation.await();
    }

    void send(Request request) throws ConnectionLost, SqlProblem {
        boolean[] sent = {false};
        converse(() -> {
            if (sent[0]) {
                return null;
            }
            sent[0] = true;
            return request;
        });
    }

    /** Sends it and waits for no answer. */
    void leave(Request request) {
        backend.send(request);
    }

    <T> T read(Read<T> query) throws ConnectionLost, SqlProblem {
        send(Request.committing(List.of(query)));
        return query.answer();
    }

    private final class Conversation {

        private final Rounds rounds;
        private boolean over;
        private @Nullable SqlProblem problem;

        Conversation(Rounds rounds) {
            this.rounds = rounds;
        }

        void goOn() {
            Request request = rounds.next();
            if (request == null) {
                over = true;
                return;
            }
            Fault mishap = world.mishap();
            if (mishap == Fault.KILL) {
                process.kill();
            } else if (mishap == Fault.LOST_REQUEST || world.strikes(Fault.LOST_REQUEST)) {
                lose();
            } else if (world.strikes(Fault.SERIALIZATION)) {
                problem = new SqlProblem(SqlProblem.Kind.SERIALIZATION);
                backend.disconnect();
                over = true;
            } else {
                boolean hears = mishap != Fault.LOST_ANSWER && !world.strikes(Fault.LOST_ANSWER);
                request.whenDone(() -> world.addBrief(process, "answer", () -> answered(request, hears)));
                backend.send(request);
                if (mishap == Fault.LOST_PATIENCE || world.strikes(Fault.LOST_PATIENCE)) {
                    lose();
                }
                if (mishap == Fault.SERVER_CRASH) {
                    world.server().crash();
                }
            }
        }

        private void answered(Request request, boolean hears) {
            if (over) {
                return;
            }
            SqlProblem what = request.problem();
            if (!hears || (what != null && what.kind() == SqlProblem.Kind.CONNECTION_CLOSED)) {
                lose();
            } else if (what != null) {
                problem = what;
                over = true;
            } else {
                goOn();
            }
        }

        private void lose() {
            lost = true;
            over = true;
            backend.disconnect();
        }

        void await() throws ConnectionLost, SqlProblem {
            world.until(() -> over, Long.MAX_VALUE, process);
            if (world.strikes(Fault.STALE_ANSWER)) {
                long later = world.nanos() + world.below(50) * 1_000_000L;
                world.until(() -> false, later, process);
            }
            if (lost || !over) {
                throw new ConnectionLost();
            }
            if (problem != null) {
                throw problem;
            }
        }
    }

    @Override
    public void close() {
        backend.disconnect();
    }
}

package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.MailStatements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host with room for one instance: claims it, takes its turns until it sleeps or ends or is found lost, and claims again. */
final class Host extends Actor {

    final String host;
    private final Turns turns;
    private final Claiming claiming = new Claiming(this);
    private final Writing writing = new Writing(this);
    private @Nullable Lease lease;
    private boolean begun;

    /** @param host what it calls itself, which another one may too */
    Host(World world, String name, String host) {
        super(world, name);
        this.host = host;
        this.turns = new Turns(world, host);
    }

    @Override
    boolean wantsToBegin() {
        return writing.isWaiting() ? writing.canGo() : lease == null && claiming.canBegin();
    }

    @Override
    void begin() {
        begun = true;
        if (writing.isWaiting()) {
            writing.goOn();
        } else {
            claiming.begin();
        }
    }

    boolean hasBegun() {
        return begun;
    }

    void loaded(Lease loaded) {
        lease = loaded;
        takeTurn(loaded);
    }

    private void takeTurn(Lease of) {
        Turn turn = turns.next(of);
        writing.write(turn, of, () -> durable(turn, of));
    }

    /** It is not its own any more. */
    void lost() {
        lease = null;
    }

    private void durable(Turn turn, Lease of) {
        world.told(turn.event(), of);
        if (turn.event() != null) {
            of.history.add(turn.event());
        }
        of.mail.removeAll(turn.write().consumed());
        if (turn.appends()) {
            of.last++;
        }
        if (turn.write().raisesVersion()) {
            of.version++;
        }
        if (turn.releases() || turn.ends()) {
            lease = null;
            if (turn.releases() && !world.database.has(Flaw.NO_SECOND_LOOK)) {
                rouse(of.id, () -> {});
            }
            return;
        }
        if (!turn.appends()) { // continued as new
            of.base = of.last;
            of.state = Rows.state(of.history);
        }
        if (turn.message() != null) {
            rouse(turn.message().receiver(), () -> takeTurn(of));
        } else {
            takeTurn(of);
        }
    }

    private void rouse(String id, Runnable then) {
        commit(write("rouse " + id), List.of(MailStatements.rouse(List.of(id))), outcome -> {
            if (outcome == Outcome.DONE) {
                then.run();
            } else {
                rouse(id, then);
            }
        });
    }

    /** Whether it has this version of an instance, or is about to load it. */
    boolean knows(InstanceRow row) {
        String wanted = row.id() + "@" + row.version();
        Call call = wire.call();
        return host.equals(row.owner())
                && ((lease != null && lease.toString().equals(wanted))
                        || (call != null && call.text().contains(wanted)));
    }

    /** What it holds, as far as it knows. */
    @Nullable
    Lease lease() {
        return lease;
    }

    @Override
    boolean polls() {
        return !writing.isWaiting();
    }

    @Override
    boolean mayDie() {
        return true;
    }

    @Override
    void addTo(Digest digest) {
        writing.addTo(digest.add(begun));
        claiming.addTo(digest);
        if (lease == null) {
            digest.add(0L);
        } else {
            lease.addTo(digest);
        }
    }
}

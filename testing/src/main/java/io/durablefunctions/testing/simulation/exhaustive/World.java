package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.Database;
import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.Server;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run of a program: the same choices always lead to the same state. */
final class World {

    static final String FUNCTION = "f";
    static final Duration LEASE = Duration.ofSeconds(1);

    /** By how much time passes at once, in microseconds: no less than leases and timeouts last, so that all that may have passed has. */
    static final long TICK = 1_000_000;

    private static final long START = 1_000 * TICK;

    final Program program;
    final Database database;
    final Server server;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Orphan> orphans = new ArrayList<>();
    private long now = START;
    private int ticks;
    private int losses;
    private int deaths;
    private @Nullable Violation violation;

    World(Program program, Set<Flaw> flaws) {
        this.program = program;
        this.ticks = program.bounds().ticks();
        this.losses = program.bounds().losses();
        this.deaths = program.bounds().deaths();
        this.database = new Database(() -> now, flaws);
        this.server = new Server(database, TICK);
        startInstances();
        addActors();
    }

    private void startInstances() {
        List<NewInstance> starts = program.scripts().keySet().stream()
                .map(id -> new NewInstance(id, FUNCTION, "", Duration.ZERO, null, LEASE))
                .toList();
        Backend backend = server.connect();
        backend.send(Request.committing(List.of(TurnStatements.start(starts))));
        while (!backend.isIdle()) {
            server.step(backend);
        }
    }

    private void addActors() {
        for (int i = 0; i < program.hosts().size(); i++) {
            String name = String.valueOf((char) ('A' + i));
            Host host = new Host(this, "host " + name, program.hosts().get(i));
            actors.add(host);
            if (program.renewals() > 0) {
                actors.add(new Renewer(this, host, program.renewals()));
            }
        }
        for (Message message : program.messages()) {
            actors.add(new Sender(this, "sender of " + message.messageId(), message));
        }
        if (program.sweeps()) {
            actors.add(new Sweeper(this, "sweeper"));
        }
    }

    long now() {
        return now;
    }

    /** All that may happen next. */
    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            if (actors.get(i).canGo() && isItsTurn(i)) {
                choices.add(new Choice(Choice.Kind.GO, i));
            }
            if (!actors.get(i).isDead() && actors.get(i).wire.isTimedOut()) {
                choices.add(new Choice(Choice.Kind.TIME_OUT, i));
            }
        }
        for (int i = 0; i < orphans.size(); i++) {
            if (orphans.get(i).backend().canStep()) {
                choices.add(new Choice(Choice.Kind.ORPHAN, i));
            }
        }
        if (choices.isEmpty() || (choices.stream().allMatch(this::isPoll) && isAnythingHeld())) {
            choices.add(new Choice(Choice.Kind.WAIT, 0));
        } else if (ticks > 0) {
            choices.add(new Choice(Choice.Kind.TICK, 0));
        }
        addFaults(choices);
        return choices;
    }

    /** Hosts are alike but for their names, so the first one begins first. */
    private boolean isItsTurn(int number) {
        return !(actors.get(number) instanceof Host host)
                || host.hasBegun()
                || actors.stream().limit(number).allMatch(actor -> !(actor instanceof Host other) || other.hasBegun());
    }

    /** Whether somebody merely begins to look whether there is something to do, which may find nothing for ever. */
    private boolean isPoll(Choice choice) {
        Actor actor = actors.get(choice.who());
        return choice.kind() == Choice.Kind.GO && !actor.wire.isBusy() && actor.polls();
    }

    private boolean isAnythingHeld() {
        return orphans.stream().anyMatch(orphan -> orphan.backend().hasWritten());
    }

    private void addFaults(List<Choice> choices) {
        for (int i = 0; i < actors.size(); i++) {
            Actor actor = actors.get(i);
            if (losses > 0 && !actor.isDead() && actor.wire.isAboutToCommit()) {
                choices.add(new Choice(Choice.Kind.LOSE, i));
                choices.add(new Choice(Choice.Kind.DROP, i));
            }
            if (deaths > 0 && !actor.isDead() && actor.mayDie() && actor.wire.isAboutToSend()) {
                choices.add(new Choice(Choice.Kind.DIE, i));
                choices.add(new Choice(Choice.Kind.DIE_LATER, i));
            }
        }
    }

    /** Lets it happen. */
    void apply(Choice choice) {
        switch (choice.kind()) {
            case GO -> actors.get(choice.who()).go();
            case TIME_OUT -> actors.get(choice.who()).wire.timeOut();
            case ORPHAN -> server.step(orphans.get(choice.who()).backend());
            case WAIT -> now += TICK;
            case TICK -> {
                now += TICK;
                ticks--;
            }
            case LOSE, DROP -> {
                losses--;
                orphans.add(actors.get(choice.who()).wire.lose(choice.kind() == Choice.Kind.LOSE));
            }
            case DIE, DIE_LATER -> die(actors.get(choice.who()), choice.kind() == Choice.Kind.DIE_LATER);
        }
        orphans.removeIf(orphan -> orphan.backend().isIdle());
    }

    private void die(Actor actor, boolean sends) {
        deaths--;
        List<Actor> before = living();
        actor.die();
        before.removeAll(living());
        before.forEach(dead -> orphans.add(dead.wire.die(sends)));
    }

    private List<Actor> living() {
        List<Actor> living = new ArrayList<>(actors);
        living.removeIf(Actor::isDead);
        return living;
    }

    /** What whoever steps next is at; null for nothing that matters. */
    @Nullable
    Call call(Choice choice) {
        return switch (choice.kind()) {
            case GO -> actors.get(choice.who()).wire.call();
            case ORPHAN -> orphans.get(choice.who()).call();
            case TIME_OUT, WAIT, TICK, LOSE, DROP, DIE, DIE_LATER -> null;
        };
    }

    /** Whether all has ended, or sleeps and nobody will ever send anything. */
    boolean isAtRest() {
        boolean nobodySends = actors.stream()
                .allMatch(actor -> !(actor instanceof Sender sender) || sender.isDead() || sender.isOver());
        return Committed.of(this).isAtRest(nobodySends);
    }

    /** Whether whoever has it leased has it loaded, or is about to load it. */
    boolean isKnown(InstanceRow row) {
        return actors.stream().anyMatch(actor -> actor instanceof Host host && !host.isDead() && host.knows(row));
    }

    /** A host starts an activity. */
    void starts(String activity, Lease lease) {
        Committed committed = Committed.of(this);
        if (committed.version(lease.id) == lease.version
                && committed.history(lease.id).contains(activity)) {
            violation = new Violation("started again", activity + " of " + lease + " has a durable result");
        }
    }

    /** A host hears that something is durable. */
    void told(@Nullable String event, Lease lease) {
        if (event != null && !Committed.of(this).history(lease.id).contains(event)) {
            violation = new Violation("not durable", event + " of " + lease + " was told to be durable, and is not");
        }
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    Digest digest() {
        Digest digest = new Digest(now);
        List<Backend> backends = new ArrayList<>();
        for (Actor actor : actors) {
            digest.add(actor.isDead());
            if (!actor.isDead()) {
                actor.wire.addTo(digest);
                actor.addTo(digest);
                backends.add(actor.wire.backend());
            }
        }
        for (Orphan orphan : orphans) {
            orphan.addTo(digest);
            backends.add(orphan.backend());
        }
        database.addTo(digest.add((long) orphans.size()), backends);
        if (program.hasTimers()) {
            digest.add(Math.min(8, (now - START) / TICK));
        }
        return digest.add((long) ticks).add((long) losses).add((long) deaths);
    }

    /** What happens, in words. */
    String describe(Choice choice) {
        return switch (choice.kind()) {
            case GO -> actors.get(choice.who()).name + ": " + work(actors.get(choice.who()));
            case ORPHAN ->
                "a back end without its client: " + orphans.get(choice.who()).describe();
            case TIME_OUT -> "the server ends a transaction of " + actors.get(choice.who()).name + " that stands still";
            case WAIT -> "nobody can do anything, time passes";
            case TICK -> "time passes: leases end";
            case LOSE -> actors.get(choice.who()).name + " loses its connection: " + work(actors.get(choice.who()));
            case DROP ->
                actors.get(choice.who()).name + " loses its connection before it arrives: "
                        + work(actors.get(choice.who()));
            case DIE -> actors.get(choice.who()).name + " dies before: " + work(actors.get(choice.who()));
            case DIE_LATER -> actors.get(choice.who()).name + " dies having sent: " + work(actors.get(choice.who()));
        };
    }

    private static String work(Actor actor) {
        return actor.wire.isBusy() ? actor.wire.describe() : "begins";
    }
}

package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.Statement;
import java.util.List;
import java.util.function.Consumer;

/** Somebody who talks to the database, over one connection, and does one thing after the other. */
abstract class Actor {

    final World world;
    final String name;
    final Wire wire;
    private boolean dead;

    Actor(World world, String name) {
        this.world = world;
        this.name = name;
        this.wire = new Wire(world.server);
    }

    /** Whether there is something for it to begin, when it is at nothing. */
    abstract boolean wantsToBegin();

    /** Begins it. */
    abstract void begin();

    /** Whether what it begins may find that there is nothing to do. */
    boolean polls() {
        return false;
    }

    /** Whether it is one of those that die. */
    boolean mayDie() {
        return false;
    }

    /** Adds what it knows. */
    abstract void addTo(Digest digest);

    final boolean canGo() {
        return !isDead() && (wire.isBusy() ? wire.canGo() : wantsToBegin());
    }

    final void go() {
        if (!wire.isBusy()) {
            begin();
        }
        if (wire.isBusy()) {
            wire.go();
        }
    }

    boolean isDead() {
        return dead;
    }

    final void die() {
        dead = true;
    }

    /** Sends statements of a transaction that stays open. */
    final void within(Call call, List<Statement<?>> statements, Consumer<Outcome> next) {
        wire.ask(call, Request.within(statements), next);
    }

    /** Sends statements and a COMMIT. */
    final void commit(Call call, List<Statement<?>> statements, Consumer<Outcome> next) {
        wire.ask(call, Request.committing(statements), next);
    }

    /** Sends statements of which nothing is to remain, and of the transaction neither. */
    final void rollBack(Call call, List<Statement<?>> statements, Consumer<Outcome> next) {
        wire.ask(call, Request.rollingBack(statements), next);
    }

    final Call call(Call.Kind kind, String text, String instance, long version) {
        return new Call(kind, name, text, instance, version, kind != Call.Kind.OTHER);
    }

    /** A call of which it does not matter whether its COMMIT happened. */
    final Call look(String text) {
        return new Call(Call.Kind.OTHER, name, text, "", 0, false);
    }

    /** One that writes, but no instance's lease. */
    final Call write(String text) {
        return new Call(Call.Kind.OTHER, name, text, "", 0, true);
    }
}

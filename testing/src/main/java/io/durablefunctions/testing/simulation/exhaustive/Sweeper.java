package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.MailStatements;
import java.util.List;

/** Makes those ready that sleep although they have mail. */
final class Sweeper extends Actor {

    Sweeper(World world, String name) {
        super(world, name);
    }

    @Override
    boolean wantsToBegin() {
        return !world.database.has(Flaw.NO_SWEEPER)
                && !world.database.look(MailStatements.sleepersWithMail()).isEmpty();
    }

    @Override
    void begin() {
        var sleepers = MailStatements.sleepersWithMail();
        commit(look("sweep"), List.of(sleepers), outcome -> {
            if (outcome == Outcome.DONE && !sleepers.answer().isEmpty()) {
                rouse(sleepers.answer());
            }
        });
    }

    private void rouse(List<String> ids) {
        commit(look("rouse " + ids), List.of(MailStatements.rouse(ids)), outcome -> {});
    }

    @Override
    boolean polls() {
        return true;
    }

    @Override
    void addTo(Digest digest) {}
}

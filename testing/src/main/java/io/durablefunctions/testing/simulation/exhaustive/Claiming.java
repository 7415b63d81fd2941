package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.Insert;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.Statement;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A claim and its fence in one transaction, and after its COMMIT the journal and the mail. One that was lost on the way is looked for first. */
final class Claiming {

    private static final Set<String> FUNCTIONS = Set.of(World.FUNCTION);

    private final Host host;
    private @Nullable InstanceRow lost;

    Claiming(Host host) {
        this.host = host;
    }

    /** Whether a claim would find anything: one that does not changes nothing. */
    boolean canBegin() {
        return lost != null
                || !host.world
                        .database
                        .look(LeaseStatements.claimable(FUNCTIONS, 1))
                        .isEmpty();
    }

    void begin() {
        InstanceRow missing = lost;
        if (missing == null) {
            claim();
        } else {
            find(missing);
        }
    }

    /** Once: whoever looks more often sees no more than the one who looks later, and no program loses a second answer. */
    private void find(InstanceRow missing) {
        lost = null;
        var find = LeaseStatements.findLost(List.of(missing), World.LEASE);
        Call call = host.call(
                Call.Kind.RENEWAL, "find the lost claim of " + name(missing), missing.id(), missing.version());
        host.commit(call, List.of(find), outcome -> {
            if (outcome == Outcome.DONE && !find.answer().isEmpty()) {
                load(find.answer().get(0));
            }
        });
    }

    private void claim() {
        LeaseStatements.Claim claim = LeaseStatements.claim(host.host, FUNCTIONS, List.of(), 1, World.LEASE, 0);
        host.within(host.look("claim"), List.of(claim), outcome -> {
            if (outcome != Outcome.DONE) {
                return;
            }
            if (claim.answer().isEmpty()) {
                host.commit(host.look("claim nothing"), List.of(), ended -> {});
            } else {
                claimed(claim.answer().get(0));
            }
        });
    }

    private void claimed(LeaseStatements.Taken taken) {
        boolean isTakeOver = taken.previous() != null;
        if (isTakeOver && !host.world.database.has(Flaw.NO_FENCE_ROW)) {
            fence(taken.row());
        } else {
            commit(taken.row());
        }
    }

    /** Appends a row after the last one; again if another one came in between. */
    private void fence(InstanceRow row) {
        var last = LeaseStatements.last(List.of(row.id()));
        waiting("read the last row of " + name(row), last, outcome -> {
            if (outcome == Outcome.DONE) {
                fence(row, Math.max(last.answer().getOrDefault(row.id(), 0L), row.base()) + 1);
            }
        });
    }

    private void fence(InstanceRow row, long seq) {
        Insert<?, ?> append = TurnStatements.append(
                List.of(new TurnStatements.Append(row.id(), seq, row.version(), Rows.fence(row.version()))), true);
        waiting("fence " + name(row) + " with row " + seq, append, outcome -> {
            if (outcome != Outcome.DONE) {
                return;
            }
            if (append.answer().isEmpty()) {
                fence(row);
            } else {
                commit(row);
            }
        });
    }

    /** Not for longer than a while: if somebody holds the row, nothing is claimed. */
    private void waiting(String text, Statement<?> statement, Consumer<Outcome> next) {
        host.wire.ask(host.look(text), Request.within(List.of(statement), World.TICK), next);
    }

    private void commit(InstanceRow row) {
        Call call = host.call(Call.Kind.CLAIM, "claim of " + name(row) + ", its COMMIT", row.id(), row.version());
        host.commit(call, List.of(), outcome -> {
            if (outcome == Outcome.DONE) {
                load(row);
            } else if (outcome == Outcome.UNKNOWN) {
                lost = row;
            }
        });
    }

    private void load(InstanceRow row) {
        var journals = LeaseStatements.journals(List.of(row.id()));
        var mail = MailStatements.ofInstances(List.of(row.id()));
        host.commit(host.look("load " + name(row)), List.of(journals, mail), outcome -> {
            if (outcome != Outcome.DONE) {
                return;
            }
            var journal = journals.answer().getOrDefault(row.id(), List.of());
            long last = journal.isEmpty()
                    ? row.base()
                    : journal.get(journal.size() - 1).seq();
            host.loaded(new Lease(
                    row.id(),
                    row.version(),
                    row.base(),
                    last,
                    row.state(),
                    Rows.history(row.state(), journal),
                    mail.answer().getOrDefault(row.id(), List.of()).stream()
                            .map(message -> message.messageId())
                            .toList()));
        });
    }

    void addTo(Digest digest) {
        digest.add(lost == null ? null : name(lost) + lost.leaseEnds());
    }

    private static String name(InstanceRow row) {
        return row.id() + "@" + row.version();
    }
}

package io.durablefunctions.store.jdbi;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch: all or nothing at first, then without those that lost their lease, then again after what passes by itself, then in
 * halves to find the data that are refused, until every commit has a result. For one thread.
 */
final class GroupWrite {

    /** For how long those are tried that meet a lock, once their neighbours are written and wait for them to be told. */
    private static final Duration WAITING_FOR_STUCK = Duration.ofSeconds(5);

    private final Database database;
    private final TransactionIds transactionIds;
    private final Patience patience;
    private final Written[] results;

    /** Commits that met a lock while the batch was taken apart. */
    private final List<Numbered> stuck = new ArrayList<>();

    /** Whether a batch is being taken apart to find those that meet a lock. */
    private boolean takingApart;

    /** A batch that was found not to be durable, but which the server may have received and not begun with: it may still come to be. */
    private @Nullable UnknownCommit doubt;

    /** A commit and where its result goes. */
    record Numbered(int number, Commit commit) {}

    GroupWrite(Database database, TransactionIds transactionIds, Patience patience, Written[] results) {
        this.database = database;
        this.transactionIds = transactionIds;
        this.patience = patience;
        this.results = results;
    }

    void write(List<Numbered> batch) {
        List<Numbered> rest = batch;
        while (!rest.isEmpty()) {
            try {
                rest = once(rest);
            } catch (UnknownCommit unknown) {
                rest = settle(rest, unknown);
            } catch (SQLException e) {
                rest = afterProblem(rest, e);
            } catch (RuntimeException e) {
                rest = fail(rest, database.problem(e));
            }
        }
    }

    /** One transaction. Answers what is still to be written. */
    private List<Numbered> once(List<Numbered> batch) throws SQLException, UnknownCommit {
        List<Commit> commits = batch.stream().map(Numbered::commit).toList();
        FlushPlan plan = new FlushPlan(commits);
        if (plan.fitsOneRoundTrip()) {
            List<Written> written = atOnce(commits, plan);
            if (written != null) {
                return done(batch, written);
            }
        }
        try (Transaction transaction = new Transaction(database.open())) {
            return once(batch, commits, plan, transaction);
        }
    }

    /** Null if it came up short: then nothing was written, and step by step shows who lost. */
    private @Nullable List<Written> atOnce(List<Commit> commits, FlushPlan plan) throws SQLException, UnknownCommit {
        try (Single single = new Single(database.open())) {
            Flush flush = new Flush(single.connection(), plan, lockTimeout());
            try {
                flush.writeAtOnce();
            } catch (SQLException e) {
                if (Problems.isRefusal(e)) {
                    return shortOrThrow(e);
                }
                throw lost(single, plan, e);
            }
            return answers(single, flush, commits, plan);
        }
    }

    /** It is durable: whatever fails from here on must not have it written again. */
    private static List<Written> answers(Single single, Flush flush, List<Commit> commits, FlushPlan plan)
            throws UnknownCommit {
        try {
            flush.startAgainWhatVanished();
            List<Written> written = FlushResult.of(commits, flush);
            if (written == null) {
                throw changedMeanwhile();
            }
            return written;
        } catch (SQLException e) {
            throw lost(single, plan, e);
        }
    }

    private static UnknownCommit lost(Single single, FlushPlan plan, SQLException e) {
        single.abandon();
        return new UnknownCommit(plan, null, null, e);
    }

    /** Null if the connection has one. */
    private @Nullable Duration lockTimeout() {
        return takingApart ? Locks.LOOKING : database.locks().timeoutToSet();
    }

    private static @Nullable List<Written> shortOrThrow(SQLException e) throws SQLException {
        if (Problems.state(e).equals(Guard.FAILED) || Problems.state(e).equals(Problems.UNIQUE_KEY)) {
            return null;
        }
        throw e;
    }

    private List<Numbered> once(List<Numbered> batch, List<Commit> commits, FlushPlan plan, Transaction transaction)
            throws SQLException, UnknownCommit {
        try {
            Connection connection = transaction.connection();
            Flush flush = new Flush(connection, plan, lockTimeout());
            if (!flush.write()) {
                transaction.rollback();
                Set<String> losers = new Flush(connection, plan).losers();
                return losers.isEmpty() ? afterProblem(batch, changedMeanwhile()) : without(batch, losers);
            }
            List<Written> written = FlushResult.of(commits, flush);
            if (written == null) {
                return afterProblem(batch, changedMeanwhile());
            }
            commit(transaction, plan, written);
            return done(batch, written);
        } catch (SQLException e) {
            throw transaction.after(e);
        }
    }

    private void commit(Transaction transaction, FlushPlan plan, List<Written> written)
            throws SQLException, UnknownCommit {
        TransactionId id = transactionIds.of(transaction.connection(), plan);
        try {
            transaction.commit();
        } catch (SQLException e) {
            throw new UnknownCommit(plan, written, id, e);
        }
    }

    private List<Numbered> done(List<Numbered> batch, List<Written> written) {
        for (int i = 0; i < batch.size(); i++) {
            results[batch.get(i).number()] = written.get(i);
        }
        return List.of();
    }

    private List<Numbered> without(List<Numbered> batch, Set<String> losers) {
        List<Numbered> rest = new ArrayList<>();
        for (Numbered each : batch) {
            if (each.commit().turn() != null
                    && losers.contains(each.commit().turn().instanceId())) {
                results[each.number()] = new Written.LeaseLost();
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    private List<Numbered> settle(List<Numbered> batch, UnknownCommit unknown) {
        while (true) {
            Settlement.Outcome outcome = Settlement.of(database, unknown);
            switch (outcome) {
                case DURABLE -> {
                    List<Written> written =
                            unknown.ifDurable != null ? unknown.ifDurable : recovered(batch, unknown.plan);
                    if (written != null) {
                        return done(batch, written);
                    }
                    if (!patience.again()) {
                        return fail(batch, unknown(unknown));
                    }
                }
                case NOT_DURABLE, UNDECIDABLE -> {
                    SQLException refusal = Problems.refusalOfDriver(unknown.getCause());
                    if (refusal != null) {
                        return bisect(batch, refusal);
                    }
                    return outcome == Settlement.Outcome.UNDECIDABLE
                            ? undecidable(batch, unknown)
                            : notDurable(batch, unknown);
                }
                case OPEN -> {
                    if (!patience.again()) {
                        return fail(batch, unknown(unknown));
                    }
                }
            }
        }
    }

    /** The results of a batch that is durable and of which no answer came; null if the database cannot be reached. */
    private @Nullable List<Written> recovered(List<Numbered> batch, FlushPlan plan) {
        try (Single single = new Single(database.open())) {
            Flush flush = new Flush(single.connection(), plan);
            flush.readStarted();
            List<Commit> commits = batch.stream().map(Numbered::commit).toList();
            List<@Nullable Written> known = FlushResult.each(commits, flush);
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                Written one = known.get(i);
                written.add(one != null ? one : vanished(commits.get(i)));
            }
            return written;
        } catch (SQLException e) {
            return null;
        }
    }

    /** What it started has come and gone, or was never its own: the next one to load it finds out. */
    private Written vanished(Commit commit) {
        return commit.turn() != null
                ? new Written.LeaseLost()
                : new Written.Failed(new OutcomeUnknownException(
                        "The connection was lost while '" + commit.instanceId() + "' was started: " + database.place()
                                + ". It has been removed since, or was never there; ask for its status before trying"
                                + " again.",
                        null));
    }

    private List<Numbered> notDurable(List<Numbered> batch, UnknownCommit unknown) {
        doubt = unknown.ifDurable == null ? unknown : doubt;
        return patience.again() ? batch : fail(batch, failure(unknown));
    }

    /** A turn may be written again, if it was durable it is found lost; a start or a message alone may not. */
    private List<Numbered> undecidable(List<Numbered> batch, UnknownCommit unknown) {
        List<Numbered> turns =
                batch.stream().filter(each -> each.commit().turn() != null).toList();
        fail(batch.stream().filter(each -> each.commit().turn() == null).toList(), unknown(unknown));
        return turns.isEmpty() || patience.again() ? turns : fail(turns, unknown(unknown));
    }

    private List<Numbered> afterProblem(List<Numbered> batch, SQLException e) {
        if (Problems.state(e).equals(Problems.LOCKED)) {
            return aroundLock(batch, e);
        }
        return switch (Problems.kind(e)) {
            case PASSES -> patience.again() ? batch : fail(batch, failure(e));
            case STAYS -> fail(batch, failure(e));
            case DATA -> bisect(batch, e);
        };
    }

    /** Whoever holds the lock may wait for an answer to a neighbour of the commit that waits for it: so the neighbours go first, without it. */
    private List<Numbered> aroundLock(List<Numbered> batch, SQLException e) {
        if (batch.size() == 1) {
            if (!takingApart) {
                return patience.again() ? batch : fail(batch, failure(e));
            }
            stuck.addAll(batch);
            return List.of();
        }
        boolean isOutermost = !takingApart;
        takingApart = true;
        int middle = batch.size() / 2;
        write(batch.subList(0, middle));
        write(batch.subList(middle, batch.size()));
        if (isOutermost) {
            takingApart = false;
            Patience brief = patience.atMost(WAITING_FOR_STUCK);
            stuck.forEach(each -> forOne(brief).write(List.of(each)));
            stuck.clear();
        }
        return List.of();
    }

    private GroupWrite forOne(Patience brief) {
        GroupWrite write = new GroupWrite(database, transactionIds, brief, results);
        write.doubt = doubt;
        return write;
    }

    private List<Numbered> bisect(List<Numbered> batch, SQLException e) {
        if (batch.size() == 1) {
            String id = batch.get(0).commit().instanceId();
            return fail(
                    batch,
                    new InvalidPayloadException(
                            "PostgreSQL refuses the data of instance '" + id + "': " + Problems.message(e)
                                    + ". Nothing was written.",
                            e));
        }
        int middle = batch.size() / 2;
        write(batch.subList(0, middle));
        return batch.subList(middle, batch.size());
    }

    private List<Numbered> fail(List<Numbered> batch, DurableFunctionsException cause) {
        batch.forEach(each -> results[each.number()] = new Written.Failed(cause));
        return List.of();
    }

    private DurableFunctionsException failure(Exception e) {
        return doubt != null ? unknown(doubt) : database.problem(e);
    }

    private OutcomeUnknownException unknown(UnknownCommit unknown) {
        return unknown.told(database.place());
    }

    /** What came up short is whole when it is looked at again, or what a start met has gone. */
    private static SQLException changedMeanwhile() {
        return new SQLException("instances of the batch change again and again", "40001");
    }
}

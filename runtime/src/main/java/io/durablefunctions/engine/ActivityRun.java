package io.durablefunctions.engine;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.CallOptions;
import io.durablefunctions.FailureDetails;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.Answers;
import io.durablefunctions.definition.StoredArguments;
import io.durablefunctions.journal.Command.RunActivity;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.ActivityTransactions;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of an activity. Tells once what came of it, be it that it ended or that its time was up. */
final class ActivityRun<C> extends ActivityContext implements Runnable {

    private final String instanceId;
    private final String startId;
    private final RunActivity command;
    private final Registry.ServedActivity<C> served;
    private final Environment environment;
    private final Told told;

    // guarded by this
    private @Nullable Thread thread;
    private boolean over;
    private volatile boolean cancelled;
    private Workers.Cancellable timer = () -> {};

    /** What an attempt needs of its host. */
    record Environment(
            JsonCodec codec,
            RuntimeOptions options,
            Timeouts timeouts,
            StoreClock clock,
            DoubleSupplier chance,
            @Nullable ActivityTransactions transactions) {}

    /** Hears what came of an attempt. */
    interface Told {
        /**
         * It has ended.
         *
         * @param in the open transaction in which it has completed; null for none
         */
        void ended(ActivityRun<?> run, Event outcome, @Nullable TurnTransaction in);
    }

    ActivityRun(
            String instanceId,
            String startId,
            RunActivity command,
            Registry.ServedActivity<C> served,
            Environment environment,
            Told told) {
        this.instanceId = instanceId;
        this.startId = startId;
        this.command = command;
        this.served = served;
        this.environment = environment;
        this.told = told;
    }

    int ordinal() {
        return command.ordinal();
    }

    /** The result is not wanted any more. The code may ask for that, and is not interrupted. */
    void cancel() {
        cancelled = true;
    }

    /** Ends it now, as far as interrupting can. */
    synchronized void interrupt() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        ActivityTransactions transactions = environment.transactions();
        if (transactions != null && served.method().isInStoreTransaction()) {
            new TransactionalAttempt(this, transactions, environment.options()).run();
            return;
        }
        Event outcome;
        try {
            outcome = invoke();
        } catch (Throwable thrown) { // whatever the user's code throws is this attempt's failure
            outcome = failure(thrown);
        }
        tell(outcome);
    }

    /** Tells what came of it, if that is still to be told. */
    void tell(Event outcome) {
        if (end()) {
            told.ended(this, outcome, null);
        }
    }

    /** Tells that it has completed in a transaction; false if nobody wants to know. */
    boolean tell(Event completed, TurnTransaction in) {
        boolean isWanted = end();
        if (isWanted) {
            told.ended(this, completed, in);
        }
        return isWanted;
    }

    /** Whether its result is not wanted any more, or its time is up. */
    synchronized boolean isOver() {
        return over || cancelled;
    }

    private synchronized boolean begin() {
        if (cancelled) {
            return false;
        }
        thread = Thread.currentThread();
        Duration timeout = effective().timeout().orElse(environment.options().activityTimeout());
        timer = environment.timeouts().schedule(timeout, () -> timeOut(timeout));
        return true;
    }

    /** Does it. What it throws is this attempt's {@link #failure}. */
    Event invoke() throws Exception {
        return call(() -> completed(served.method()));
    }

    private <R extends @Nullable Object> Event completed(ActivityMethod<C, R> method) throws Exception {
        StoredArguments arguments = StoredArguments.of(
                environment.codec(), command.input(), method.parameters(), "the input of " + method.name());
        R result = method.invoke(served.implementation(), arguments);
        try {
            return new Event.ActivityCompleted(
                    command.ordinal(),
                    environment.codec().encode(result, method.result(), "the result of " + method.name()));
        } catch (InvalidPayloadException unstorable) {
            return failedForGood(FailureDetails.of(unstorable), null);
        }
    }

    Event failure(Throwable thrown) {
        Answers answers = new Answers(command.name(), served.method().answers());
        Payload data =
                answers.dataOf(thrown, environment.codec()); // before the details, which tell if they cannot be stored
        FailureDetails details = answers.detailsOf(thrown);
        return data != null || answers.nameOnlyASuperclassOf(thrown)
                ? failedForGood(details, data)
                : failedAttempt(details);
    }

    private Event failedAttempt(FailureDetails details) {
        RetryPolicy retry = effective().retry().orElse(environment.options().retry());
        if (!retry.allowsAnother(command.attempt(), details)) {
            return failedForGood(details, null);
        }
        Duration delay =
                retry.delayAfter(command.attempt(), environment.chance().getAsDouble());
        return new Event.ActivityAttemptFailed(
                command.ordinal(),
                command.attempt(),
                details,
                environment.clock().now().plus(delay));
    }

    private Event failedForGood(FailureDetails details, @Nullable Payload data) {
        return new Event.ActivityFailed(command.ordinal(), command.attempt(), details, data);
    }

    private CallOptions effective() {
        return command.options().orElse(served.method().options());
    }

    private synchronized boolean end() {
        timer.cancel();
        thread = null;
        boolean first = !over;
        over = true;
        Thread.interrupted(); // a late interrupt is meant for this attempt, not for the next user of the thread
        return first;
    }

    private void timeOut(Duration timeout) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            interrupt();
        }
        told.ended(
                this,
                failedAttempt(new FailureDetails(
                        List.of("java.util.concurrent.TimeoutException", Exception.class.getName()),
                        "Attempt " + command.attempt() + " of " + command.name() + " took longer than " + timeout + ".",
                        "",
                        null)),
                null);
    }

    @Override
    public String instanceId() {
        return instanceId;
    }

    @Override
    public String activityName() {
        return command.name();
    }

    @Override
    public String idempotencyKey() {
        return startId + ":" + command.ordinal();
    }

    @Override
    public int attempt() {
        return command.attempt();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger(command.name());
    }
}

package io.durablefunctions.engine;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Command.RunActivity;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.ChildScheduled;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Replay;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances this host runs, and what they share. Thread-safe. */
final class Host {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    /** To go through so many events again takes as long as to wake a thread, twice. */
    private static final int LONG_TO_REPLAY = 500;

    private final String name;
    private final RuntimeOptions options;
    private final Registry registry;
    private final Workers workers;
    private final StoredForm stored;
    private final StoreClock clock;
    private final Replay replay;
    private final Completions completions;
    private final StepPlanner planner;
    private final ActivityRun.Environment activities;
    private final GroupCommit commits;
    private final Admission admission;
    private final Room room;
    private final Children children;
    private final Delivery delivery;
    private final Tally tally = new Tally();
    private final Map<String, Instance> instances = new ConcurrentHashMap<>();

    /** Instances with nothing to do, which make room for others. */
    private final Map<String, Instance> idle = new ConcurrentHashMap<>();

    /** One permit for each further orchestration that may keep its thread between turns. */
    private final Semaphore keeping;

    private volatile boolean draining;

    Host(
            String name,
            StateStore store,
            RuntimeOptions options,
            Registry registry,
            Workers workers,
            JsonCodec codec,
            StoreClock clock,
            Completions completions) {
        this.name = name;
        this.options = options;
        this.registry = registry;
        this.workers = workers;
        this.stored = new StoredForm(codec);
        this.clock = clock;
        this.replay = new Replay(codec, options.longHistory(), options.replayLogging());
        this.completions = completions;
        this.planner = new StepPlanner(stored, options, this::reserveFor, instances::containsKey, workers::newId);
        this.activities = new ActivityRun.Environment(
                codec,
                options,
                new Timeouts(workers),
                clock,
                workers::chance,
                store.activityTransactions().orElse(null));
        this.keeping = new Semaphore(workers.mostKept());
        this.admission = new Admission(store, registry.orchestratorNames(), options, workers);
        this.room = new Room(options.maxConcurrentOrchestrations(), admission::hasBacklog);
        Housekeeping housekeeping = new Housekeeping(workers);
        this.children = new Children(store, stored, workers.housekeeping());
        this.delivery = new Delivery(store, stored, housekeeping, instances::get);
        this.commits = new GroupCommit(
                store, workers, options.lanes(), options.leaseTimeout(), options.traceStateOperations());
    }

    // ---- what instances ask of their host

    RuntimeOptions options() {
        return options;
    }

    Registry registry() {
        return registry;
    }

    Workers workers() {
        return workers;
    }

    StoreClock clock() {
        return clock;
    }

    Replay replay() {
        return replay;
    }

    StepPlanner planner() {
        return planner;
    }

    boolean isDraining() {
        return draining;
    }

    void takeTurn(Instance instance) {
        try {
            workers.turns().execute(instance::turn);
        } catch (RejectedExecutionException closing) {
            instance.evict("the host closes");
        }
    }

    ActivityRun<?> activity(String instanceId, String startId, RunActivity command, ActivityRun.Told told) {
        Registry.ServedActivity<?> served = registry.activity(command.name());
        if (served == null) {
            throw new IllegalStateException(command.name() + " is not registered");
        }
        return new ActivityRun<>(instanceId, startId, command, served, activities, told);
    }

    void idle(Instance instance) {
        // unless it has left meanwhile, and perhaps another one is idle under its id; taken out again when it is awake
        idle.compute(instance.id(), (id, other) -> instances.get(id) == instance ? instance : other);
        if (draining || room.isFull()) {
            instance.release();
        }
    }

    void awake(Instance instance) {
        idle.remove(instance.id(), instance);
    }

    void left(Instance instance) {
        boolean wasHere = instances.remove(instance.id(), instance);
        idle.remove(instance.id(), instance); // after that: whoever comes to rest just now looks whether it is here
        if (wasHere) {
            room.left();
        }
    }

    Tally tally() {
        return tally;
    }

    void ended(Instance instance, Completions.Ended ended) {
        completions.ended(instance.id(), ended);
    }

    // ---- writing

    void write(Commit commit, Consumer<Written> answer) {
        write(commit, null, answer);
    }

    /** Writes a commit in a transaction that an activity has begun, or else together with others. */
    void write(Commit commit, @Nullable TurnTransaction in, Consumer<Written> answer) {
        Consumer<Written> written = result -> {
            tally.written(result);
            if (!(result instanceof Written.Durable)) {
                discard(commit);
            }
            answer.accept(result);
        };
        if (in == null) {
            commits.submit(commit, written);
        } else if (!in.give(commit, written)) {
            written.accept(new Written.Failed(new StateStoreException(
                    "The transaction of the activity was rolled back before its turn came.", null)));
        }
    }

    /** Gives back the room that was made for what a commit starts: it will not be. */
    void discard(Commit commit) {
        commit.starts().forEach(this::giveBack);
    }

    /** Writes the messages of a client; they arrive once they are durable. */
    void send(Commit commit, Consumer<Written> answer) {
        write(commit, written -> {
            if (written instanceof Written.Durable durable) {
                delivery.arrived(commit.messages(), durable);
            }
            answer.accept(written);
        });
    }

    /**
     * After a turn's commit is durable: its children run, its messages arrive. On the thread that wrote it.
     *
     * @param sent before the commit was sent, by the stopwatch
     */
    void afterWrite(Instance sender, Step step, Commit commit, long sent, Written.Durable written) {
        for (int i = 0; i < step.starts().size(); i++) {
            NewInstance start = commit.starts().get(i);
            StartResult result = written.starts().get(i);
            started(start, sent, result);
            if (result instanceof StartResult.Exists exists) {
                startRefused(sender, step.starts().get(i), exists);
            }
        }
        for (int i = 0; i < step.sent().size(); i++) {
            Message message = commit.messages().get(i);
            if (written.undelivered().contains(message.messageId())) {
                LOG.warn(
                        "{} sent a message to {}, which is absent or has ended: {}",
                        sender.id(),
                        message.receiver(),
                        step.sent().get(i).getClass().getSimpleName());
            } else {
                delivery.arrived(message, step.sent().get(i));
            }
        }
    }

    private void startRefused(Instance sender, Event.Decision decision, StartResult.Exists exists) {
        if (decision instanceof ChildScheduled child) {
            children.met(sender, child, exists);
        } else if (decision instanceof Event.DetachedStarted detached) {
            LOG.warn(
                    "{} started {} detached, but an instance of that id exists. It was left as it is.",
                    sender.id(),
                    detached.instanceId());
        }
    }

    /** For an instance that comes from the store, when it is known for the first time what it waits for. */
    void checkChildren(Instance parent, List<Command> open, boolean takenOver) {
        children.check(parent, open, takenOver);
    }

    /** Mail that was read from the inbox. */
    void arrived(ReceivedMessage mail) {
        delivery.arrived(mail);
    }

    /** Sees to it that an instance that has left with mail goes on, if it sleeps. */
    void wake(String instanceId) {
        delivery.wake(instanceId);
    }

    // ---- instances that come

    boolean isHere(String instanceId) {
        return instances.containsKey(instanceId);
    }

    /** A thread for code with this history, if it is long enough to be worth one and there is one left; else null. */
    @Nullable
    KeptTurn keep(History history) {
        return history.events().size() >= LONG_TO_REPLAY && keeping.tryAcquire()
                ? new KeptTurn(keeping::release)
                : null;
    }

    /** The lease owner for a new instance of this orchestrator, with room made for it; null if it cannot be run here now. */
    @Nullable
    String reserveFor(String orchestrator) {
        return !draining && registry.serves(orchestrator) && room.take() ? name : null;
    }

    private void giveBack(NewInstance start) {
        if (start.leasedTo() != null) {
            room.giveBack(1);
        }
    }

    /** A new instance whose start is durable: runs at once if it is leased to this host. */
    private void started(NewInstance start, long sent, StartResult result) {
        if (start.leasedTo() == null) {
            return;
        }
        Orchestrator<?, ?> orchestrator = registry.orchestrator(start.functionName());
        if (!(result instanceof StartResult.Created created) || orchestrator == null) {
            giveBack(start);
            return;
        }
        DurableStateDto state = stored.state(start.stateJson());
        long leasedUntil = sent + start.lease().toNanos();
        add(new Instance(this, start.instanceId(), orchestrator, state, created.version(), leasedUntil));
    }

    /** An instance that was claimed, as it is to run here. */
    Instance load(ClaimedInstance claimed, long leasedUntil) {
        Orchestrator<?, ?> orchestrator =
                registry.orchestrator(claimed.instance().functionName());
        if (orchestrator == null) {
            throw new IllegalStateException(
                    "claimed " + claimed.instance().functionName() + ", which is not registered");
        }
        DurableStateDto state = Statuses.state(claimed.instance(), stored);
        Instance instance = new Instance(
                this,
                claimed.instance().instanceId(),
                orchestrator,
                state,
                claimed.instance().version(),
                leasedUntil);
        instance.load(stored.ofEvents(state.history()));
        for (HistoryRow row : claimed.instance().journal()) {
            instance.load(row.seq(), stored.events(row.events()), row.events());
        }
        for (ReceivedMessage mail : claimed.mail()) {
            instance.load(new News(stored.message(mail.payload()), mail.messageId()));
        }
        return instance;
    }

    /** Runs an instance; room for it has been made. */
    void add(Instance instance) {
        put(instance);
        takeTurn(instance);
    }

    /** An instance that is leased to this host from now on. */
    void put(Instance instance) {
        Instance before = instances.put(instance.id(), instance);
        if (before != null) { // this very host took it over from itself, or has it back before it was put away
            before.replace();
            room.giveBack(1);
        }
    }

    Admission admission() {
        return admission;
    }

    /** The instance, if it is here. */
    @Nullable
    Instance instance(String instanceId) {
        return instances.get(instanceId);
    }

    Room room() {
        return room;
    }

    Collection<Instance> instances() {
        return instances.values();
    }

    Collection<Instance> idle() {
        return idle.values();
    }

    /** From now on nothing new begins here. */
    void drain() {
        draining = true;
        idle.values().forEach(Instance::release);
    }
}

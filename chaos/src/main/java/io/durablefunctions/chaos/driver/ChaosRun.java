package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.checks.Check;
import io.durablefunctions.chaos.checks.ReleasesRun;
import io.durablefunctions.chaos.faults.ChaosServer;
import io.durablefunctions.chaos.faults.CommitProxy;
import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog;
import io.durablefunctions.chaos.report.Report;
import io.durablefunctions.chaos.report.TakeOvers;
import io.durablefunctions.chaos.worker.ActivityFile;
import io.durablefunctions.chaos.worker.WorkerSettings;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One run: the server, the workers, the programs, the faults, and the look at what came of it. */
public final class ChaosRun implements AutoCloseable {

    private static final Duration LEASE = WorkerSettings.LEASE;

    /** How long a take-over may take, for 99 of 100. */
    private static final Duration TAKEN_OVER_WITHIN = LEASE.plusSeconds(2);

    private static final int WORKERS = 6;
    private static final int THREADS = 48;
    private static final int MOST_CONNECTIONS = 150;
    private static final long PROGRAM_EVERY_MILLIS = 250;
    private static final long TRANSFER_EVERY_MILLIS = 200;
    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    /** A busy machine is slow to inflict faults, too: those that are due and did not come to pass are tried again and again. */
    private static final Duration MOST_OVERTIME = Duration.ofMinutes(4);

    /** After the faults: what has not ended by then never will. */
    private static final Duration DRAINING = Duration.ofMinutes(5);

    /** What belongs to the run and is to be ended with it, the last one first. */
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    private final ChaosOptions options;
    private final PrintStream out;
    private final RunDirectory directory;
    private final Incidents incidents;
    private final OperationLog log;
    private final Background threads = new Background(THREADS);
    private final DataSource database;
    private final Fleet fleet;
    private final Asked engine;
    private final Watch watch;
    private final Sampler sampler;
    private final Feed feed;
    private final Canaries canaries;
    private final Transfers transfers;
    private final Poisons poisons;
    private final Purges purges;
    private final AtomicInteger built = new AtomicInteger(1);
    private final DatabaseFaults databases;
    private final Inflictor inflictor;

    private ChaosRun(ChaosOptions options, PrintStream out) throws IOException, InterruptedException {
        this.options = options;
        this.out = out;
        this.directory = RunDirectory.create(options.directory());
        this.incidents = new Incidents(directory.incidents());
        this.log = own(OperationLog.in(directory.operations()));
        ChaosServer server = own(
                ChaosServer.in(directory.database(), Map.of("max_connections", Integer.toString(MOST_CONNECTIONS))));
        List<CommitProxy> proxies = new ArrayList<>();
        for (int i = 0; i < WORKERS + 1; i++) { // one more for a client
            proxies.add(own(CommitProxy.to(server.port())));
        }
        this.database = server.superuser();
        PostgreSqlStateStore store = own(PostgreSqlStateStore.connect(server.connectionString()));
        StoreClient client = own(StoreClient.connect(store));
        PostgreSqlStateStore cut = own(PostgreSqlStateStore.connect(
                server.connectionStringThrough(proxies.get(WORKERS).port())));
        StoreClient harmed = own(StoreClient.connect(cut));
        this.fleet = fleet(server, proxies);
        owned.push(fleet::close);
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::kill, "kills-workers"));
        FleetChannel workers = new FleetChannel(fleet);
        this.engine = new Asked(
                List.of(Channel.client("direct", client), Channel.client("harmed", harmed), workers, workers), log);
        this.watch = new Watch(database);
        this.sampler = new Sampler(database, fleet, incidents, watch, options.claimedWithin());
        this.feed = new Feed(options.seed(), engine, watch, threads);
        this.canaries = new Canaries(engine, directory.end());
        this.transfers = new Transfers(options.seed(), engine, database);
        this.poisons = new Poisons(engine, client, incidents);
        this.purges = new Purges(client, database);
        this.databases = new DatabaseFaults(server, proxies, incidents);
        this.inflictor = new Inflictor(faults(proxies), incidents);
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    private Fleet fleet(ChaosServer server, List<CommitProxy> proxies) throws IOException {
        List<Slot> slots = new ArrayList<>();
        Path jar = ReleaseJar.build(directory.release(1), "1");
        for (int i = 0; i < WORKERS; i++) {
            slots.add(new Slot(i, server.connectionStringThrough(proxies.get(i).port()), directory, jar, incidents));
        }
        return new Fleet(slots);
    }

    private Map<FaultKind, Fault> faults(List<CommitProxy> proxies) {
        ProcessFaults processes = new ProcessFaults(fleet, incidents);
        NetworkFaults network = new NetworkFaults(proxies, fleet, processes, incidents);
        Map<FaultKind, Fault> faults = new EnumMap<>(FaultKind.class);
        faults.put(FaultKind.KILL, processes::kill);
        faults.put(FaultKind.ZOMBIE, processes::zombie);
        faults.put(FaultKind.ZOMBIE_IN_TRANSACTION, network::zombieInTransaction);
        faults.put(FaultKind.DRAIN, processes::drain);
        faults.put(FaultKind.ROLLING_RESTART, random -> {
            int release = built.incrementAndGet();
            Path jar = ReleaseJar.build(directory.release(release), Integer.toString(release));
            processes.rollOut(jar);
            return true;
        });
        faults.put(FaultKind.POSTMASTER_KILL, databases::killPostmaster);
        faults.put(FaultKind.IMMEDIATE_RESTART, databases::restartImmediately);
        faults.put(FaultKind.TERMINATE_BACKENDS, databases::terminateBackends);
        faults.put(FaultKind.CONNECTIONS_EXHAUSTED, databases::exhaustConnections);
        faults.put(FaultKind.DEADLOCK, databases::deadlock);
        faults.put(FaultKind.SERIALIZATION, databases::serialization);
        faults.put(FaultKind.CUT_BEFORE_COMMIT, network::cutBefore);
        faults.put(FaultKind.CUT_AFTER_COMMIT, network::cutAfter);
        faults.put(FaultKind.BLACK_HOLE, network::blackHole);
        faults.put(FaultKind.DELAY, network::delay);
        faults.put(FaultKind.PARTITION, network::partition);
        Arrays.stream(FaultKind.values())
                .filter(FaultKind::isPoison)
                .forEach(kind -> faults.put(kind, random -> poisons.inflict(kind.poison())));
        return faults;
    }

    /** Starts the server and the workers. */
    public static ChaosRun open(ChaosOptions options, PrintStream out) throws IOException, InterruptedException {
        out.println("seed " + options.seed() + ", " + options.minutes() + " minutes, files in " + options.directory());
        return new ChaosRun(options, out);
    }

    /** Does it all. */
    public Report run() throws Exception {
        if (!fleet.awaitServing(STARTING)) {
            throw new IllegalStateException("The workers do not start: see " + directory.root());
        }
        canaries.begin();
        sampler.begin(threads);
        feed.begin(PROGRAM_EVERY_MILLIS);
        transfers.begin(threads, TRANSFER_EVERY_MILLIS);
        threads.every(PROGRESS.toMillis(), this::resume);
        inflictor.begin(Schedule.of(options.seed(), options.minutes()));
        long length = (long) (options.minutes() * 60e9);
        long end = System.nanoTime() + length;
        long latest = end + Math.max(MOST_OVERTIME.toNanos(), length / 10);
        while (System.nanoTime() - end < 0 || (!missing().isEmpty() && System.nanoTime() - latest < 0)) {
            progress();
            Thread.sleep(PROGRESS.toMillis());
        }
        out.println("The faults end.");
        feed.stop();
        transfers.stop();
        inflictor.stop();
        databases.end();
        return report(drain());
    }

    /** As an operator would, so that the run can go on; it is a violation all the same. */
    private void resume() {
        watch.setAside().stream()
                .filter(id -> watch.running().contains(id))
                .forEach(id -> engine.performDirectly(new Operation(Operation.Kind.RESUME, id, "chaos", "")));
    }

    private Map<FaultKind, Long> missing() {
        Map<FaultKind, Long> missing = new EnumMap<>(FaultKind.class);
        inflictor.counts().forEach((kind, count) -> {
            if (count < kind.quota(options.minutes())) {
                missing.put(kind, kind.quota(options.minutes()) - count);
            }
        });
        return missing;
    }

    private void progress() {
        Map<FaultKind, Long> counts = inflictor.counts();
        out.printf(
                "%tT faults %d (kills %d, cuts %d), programs %d (open %d), operations %d, workers serving %d%n",
                System.currentTimeMillis(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                count(counts, FaultKind.KILL),
                count(counts, FaultKind.CUT_BEFORE_COMMIT) + count(counts, FaultKind.CUT_AFTER_COMMIT),
                feed.started().size(),
                feed.open(),
                log.entries().size(),
                fleet.countServing());
    }

    private static long count(Map<FaultKind, Long> counts, FaultKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Returns when the canaries were told to end. */
    private long drain() throws Exception {
        long canariesEnd = canaries.end();
        boolean drained = Waiting.until(DRAINING, () -> watch.isQuiet());
        out.println(drained ? "Everything has ended." : "Not everything has ended: " + watch.running());
        // the mail of what has ended is set aside by a sweep, one a lease
        Thread.sleep(LEASE.multipliedBy(2).toMillis());
        threads.stop();
        fleet.close();
        return canariesEnd;
    }

    private Report report(long canariesEnd) throws Exception {
        List<ActivityFile.Line> lines = ActivityFile.read(directory.activities());
        Results results = new Results(database, log.entries(), lines, incidents);
        List<Report.Result> found = new ArrayList<>(results.of(feed, watch, poisons, sampler));
        Check releases = new ReleasesRun(built.get(), lines);
        found.add(new Report.Result(releases.invariant(), releases.violations()));
        List<String> failures = new ArrayList<>(threads.failures());
        failures.addAll(incidents.failures());
        found.add(new Report.Result("  the run itself goes on as it should", failures));
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(
                "programs started, or perhaps started",
                Integer.toString(feed.started().size()));
        figures.putAll(results.figures());
        figures.putAll(Outcomes.figures(log.entries(), database));
        figures.putAll(sampler.figures());
        found.add(purges.result()); // the last look of all
        figures.put("deaths of workers", Integer.toString(incidents.deaths().size()));
        Map<FaultKind, Long> counts = inflictor.counts();
        List<Report.FaultCount> faults = Arrays.stream(FaultKind.values())
                .map(kind -> new Report.FaultCount(kind.text(), count(counts, kind), kind.quota(options.minutes())))
                .toList();
        TakeOvers takeOvers = TakeOvers.of(
                Canaries.ids(), lines, incidents.deaths(), incidents.outages(), canariesEnd, TAKEN_OVER_WITHIN);
        return new Report(faults, figures, found, takeOvers);
    }

    /** Ends all processes. */
    @Override
    public void close() {
        owned.push(threads::stop);
        for (AutoCloseable resource : owned) {
            try {
                resource.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                out.println("Not closed: " + e);
            }
        }
    }
}

package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.checks.Check;
import io.durablefunctions.chaos.checks.JournalIsDense;
import io.durablefunctions.chaos.checks.TimersFireByTheServer;
import io.durablefunctions.chaos.checks.WorkIsClaimed;
import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.worker.ActivityFile;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Looks, during the run, at what has to hold at any moment. */
final class Sampler {

    private static final long EVERY_MILLIS = 500;
    private static final int JOURNALS_EVERY = 10;
    private static final int TIMERS_EVERY = 2;
    private static final int FEW = 3;

    private final Fleet fleet;
    private final Incidents incidents;
    private final Watch watch;
    private final WorkIsClaimed claimed;
    private final AtAnyMoment journals;
    private final AtAnyMoment timers;
    private long last = ActivityFile.microsNow();
    private boolean wasUp;
    private long looks;
    private long fewWorkers;

    Sampler(DataSource database, Fleet fleet, Incidents incidents, Watch watch, Duration claimedWithin) {
        this.fleet = fleet;
        this.incidents = incidents;
        this.watch = watch;
        this.claimed = new WorkIsClaimed(database, claimedWithin);
        this.journals = new AtAnyMoment(new JournalIsDense(database));
        this.timers = new AtAnyMoment(new TimersFireByTheServer(database));
    }

    void begin(Background threads) {
        threads.every(EVERY_MILLIS, this::look);
    }

    private synchronized void look() {
        long now = ActivityFile.microsNow();
        boolean isUp = watch.look();
        looks++;
        fewWorkers += fleet.countServing() < FEW ? 1 : 0;
        Duration healthy =
                isUp && wasUp && isHealthy(last, now) ? Duration.ofNanos((now - last) * 1_000) : Duration.ZERO;
        last = now;
        wasUp = isUp;
        try {
            if (isUp) {
                claimed.look(healthy);
            }
            if (isUp && looks % JOURNALS_EVERY == 0) {
                journals.look();
            }
            if (isUp && looks % TIMERS_EVERY == 0) {
                timers.look();
            }
        } catch (SQLException | IOException down) {
            wasUp = false;
        }
    }

    private boolean isHealthy(long begin, long end) {
        return !incidents.isAnything(Incidents.Outage.DATABASE, begin, end)
                && fleet.slots().stream()
                        .anyMatch(
                                slot -> slot.serving().isPresent() && !incidents.isAnything(slot.number(), begin, end));
    }

    /** What was counted. */
    synchronized Map<String, String> figures() {
        return Map.of(
                "time with fewer than " + FEW + " workers serving, %",
                Long.toString(100 * fewWorkers / Math.max(1, looks)));
    }

    /** What was found, as checks. */
    synchronized List<Check> checks() {
        return List.of(claimed, journals, timers);
    }
}

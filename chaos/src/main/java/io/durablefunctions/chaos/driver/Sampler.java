package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.checks.Check;
import io.durablefunctions.chaos.checks.JournalIsDense;
import io.durablefunctions.chaos.checks.WorkIsClaimed;
import io.durablefunctions.chaos.worker.ActivityFile;
import io.durablefunctions.chaos.worker.WorkerSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Looks, during the run, at what has to hold at any moment. */
final class Sampler {

    private static final long EVERY_MILLIS = 500;
    private static final int JOURNALS_EVERY = 10;

    private final Fleet fleet;
    private final Incidents incidents;
    private final Watch watch;
    private final WorkIsClaimed claimed;
    private final JournalIsDense journals;
    private final Set<String> gaps = new LinkedHashSet<>();
    private long last = ActivityFile.microsNow();
    private boolean wasUp;
    private long looks;

    Sampler(DataSource database, Fleet fleet, Incidents incidents, Watch watch) {
        this.fleet = fleet;
        this.incidents = incidents;
        this.watch = watch;
        this.claimed = new WorkIsClaimed(database, WorkerSettings.LEASE.multipliedBy(2));
        this.journals = new JournalIsDense(database);
    }

    void begin(ScheduledExecutorService threads) {
        threads.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        long now = ActivityFile.microsNow();
        boolean isUp = watch.look();
        Duration healthy =
                isUp && wasUp && isHealthy(last, now) ? Duration.ofNanos((now - last) * 1_000) : Duration.ZERO;
        last = now;
        wasUp = isUp;
        try {
            if (isUp) {
                claimed.look(healthy);
            }
            if (isUp && ++looks % JOURNALS_EVERY == 0) {
                gaps.addAll(journals.violations());
            }
        } catch (SQLException down) {
            wasUp = false;
        }
    }

    private boolean isHealthy(long begin, long end) {
        return !incidents.isAnything(Incidents.Outage.DATABASE, begin, end)
                && fleet.slots().stream()
                        .anyMatch(slot -> slot.serving().isPresent()
                                && !incidents.isAnything(slot.number(), begin, end));
    }

    /** What was found, as checks. */
    synchronized List<Check> checks() {
        List<String> found = new ArrayList<>(gaps);
        Check gapsSeen = new Check() {
            @Override
            public String invariant() {
                return journals.invariant() + ", at any moment";
            }

            @Override
            public List<String> violations() throws SQLException, IOException {
                return found;
            }
        };
        return List.of(claimed, gapsSeen);
    }
}

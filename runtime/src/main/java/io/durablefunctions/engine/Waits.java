package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Command.FireTimer;
import io.durablefunctions.journal.Command.RunActivity;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an instance waits for, and what this host does about it: its running activities, and an alarm for the next timer or retry. Guarded
 * by its instance.
 */
final class Waits {

    private final Host host;
    private final Runnable alarm;
    private final Map<Integer, ActivityRun<?>> running = new HashMap<>();
    private List<Command> open = List.of();
    private @Nullable Instant deadline;
    private Workers.Cancellable nextAlarm = () -> {};

    Waits(Host host, Runnable alarm) {
        this.host = host;
        this.alarm = alarm;
    }

    /** From now on these, but not after the deadline; null for none. */
    void are(List<Command> open, @Nullable Instant deadline) {
        this.open = open;
        this.deadline = deadline;
        nextAlarm.cancel();
    }

    /**
     * The activities to run now: those that are due, do not run yet, and are not answered by news that have not been told. Sets the alarm for
     * the others.
     */
    List<ActivityRun<?>> begin(Collection<News> news, boolean leased, Function<RunActivity, ActivityRun<?>> runs) {
        List<ActivityRun<?>> begun = new ArrayList<>();
        if (leased && !host.isDraining()) {
            Set<Integer> answered = answered(news);
            Instant now = host.clock().now();
            for (Command command : open) {
                if (command instanceof RunActivity activity
                        && !running.containsKey(activity.ordinal())
                        && !answered.contains(activity.ordinal())
                        && !activity.notBefore().isAfter(now)) {
                    ActivityRun<?> run = runs.apply(activity);
                    running.put(activity.ordinal(), run);
                    begun.add(run);
                }
            }
        }
        setAlarm();
        return begun;
    }

    private static Set<Integer> answered(Collection<News> news) {
        if (news.isEmpty()) {
            return Set.of();
        }
        Set<Integer> answered = new HashSet<>();
        for (News letter : news) {
            if (letter.event() instanceof Answer answer) {
                answered.add(answer.ordinal());
            }
        }
        return answered;
    }

    private void setAlarm() {
        nextAlarm.cancel();
        Duration soonest = null;
        for (Command command : open) {
            Instant due = running.containsKey(command.ordinal()) ? null : StepPlanner.dueOf(command);
            if (due != null) {
                Duration delay = host.clock().until(due);
                boolean held = command instanceof RunActivity && delay.isNegative(); // it is due and may not begin
                Duration next = held ? host.options().pollingInterval() : delay;
                soonest = soonest == null || next.compareTo(soonest) < 0 ? next : soonest;
            }
        }
        if (deadline != null) {
            Duration left = host.clock().until(deadline);
            soonest = soonest == null || left.compareTo(soonest) < 0 ? left : soonest;
        }
        if (soonest != null) {
            nextAlarm = host.workers().schedule(soonest, alarm);
        }
    }

    /** Whether the deadline has passed. */
    boolean isTimeUp() {
        return deadline != null && !deadline.isAfter(host.clock().now());
    }

    /** The timers that are due, and have not fired already in news that have not been told. */
    List<Event> firedTimers(Collection<News> news) {
        Set<Integer> answered = answered(news);
        Instant now = host.clock().now();
        List<Event> fired = new ArrayList<>();
        for (Command command : open) {
            if (command instanceof FireTimer timer
                    && !answered.contains(timer.ordinal())
                    && !timer.due().isAfter(now)) {
                fired.add(new Event.TimerFired(timer.ordinal()));
            }
        }
        return fired;
    }

    /** An activity has ended; false if its result is not wanted any more. */
    boolean ended(ActivityRun<?> run) {
        return running.remove(run.ordinal(), run);
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** When it has something to do by itself; null for never. */
    @Nullable
    Instant due() {
        Instant due = StepPlanner.due(open);
        return due == null || (deadline != null && deadline.isBefore(due)) ? deadline : due;
    }

    void silenceAlarm() {
        nextAlarm.cancel();
    }

    /** Nothing is waited for any more. Running activities are told, not interrupted. */
    void giveUp() {
        nextAlarm.cancel();
        open = List.of();
        deadline = null;
        running.values().forEach(ActivityRun::cancel);
        running.clear();
    }

    void interrupt() {
        running.values().forEach(ActivityRun::interrupt);
    }
}

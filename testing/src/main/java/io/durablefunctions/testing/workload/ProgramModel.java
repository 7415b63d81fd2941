package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Await;
import io.durablefunctions.testing.workload.Step.AwaitAtMost;
import io.durablefunctions.testing.workload.Step.Doomed;
import io.durablefunctions.testing.workload.Step.Halt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a program may do, by the program alone: it knows nothing of the engine. */
public final class ProgramModel {

    private ProgramModel() {}

    /**
     * What has to be done from outside so that the program ends: events to raise, instances to terminate. Each may be done as soon as its
     * instance exists, in any order, and must be tried again until it succeeds, its instance has ended, or the root has. Raising an event
     * twice does no harm.
     *
     * @param instanceId the id with which the program is started
     */
    public static List<Stimulus> stimuli(Program program, String instanceId) {
        List<Stimulus> stimuli = new ArrayList<>();
        new Walk(instanceId, (step, key, id, certain) -> {
                    if (step instanceof Await await) {
                        stimuli.add(Stimulus.event(reachable(id, key), key, await.payload()));
                    } else if (step instanceof AwaitAtMost await && await.raised()) {
                        stimuli.add(Stimulus.event(reachable(id, key), key, await.payload()));
                    } else if (step instanceof Halt || step instanceof Doomed) {
                        stimuli.add(Stimulus.termination(reachable(id, key)));
                    }
                })
                .through(program);
        return stimuli;
    }

    private static String reachable(@Nullable String instanceId, String key) {
        if (instanceId == null) {
            throw new IllegalArgumentException(
                    key + " needs somebody outside, who cannot know the id of its instance. Choose the id.");
        }
        return instanceId;
    }

    /** What is wrong with how a program ended; empty if it may end so. */
    public static List<String> complaints(Program program, String instanceId, Ending ending) {
        Prospect prospect = Prospect.of(Place.ROOT, program.steps());
        String complaint = switch (ending.status()) {
            case TERMINATED -> prospect.mayBeTerminated() ? null : "nobody terminates it";
            case FAILED -> ofFailure(prospect, ending.text());
            case COMPLETED ->
                prospect.completes() ? new TraceCheck(ending.text()).complaint(program) : "it completed, and cannot";
        };
        return complaint == null ? List.of() : List.of(instanceId + ": " + complaint);
    }

    private static @Nullable String ofFailure(Prospect prospect, String message) {
        String failure = prospect.failure();
        if (failure == null) {
            return "it failed, and cannot: " + message;
        }
        return message.endsWith(failure) ? null : "it should have failed with '" + failure + "', not '" + message + "'";
    }

    /**
     * The activities. None is required of a program that may be terminated; of others, those are whose results decide how it ends.
     *
     * @param instanceId the id with which the program is started
     */
    public static ActivityKeys activities(Program program, String instanceId) {
        Set<String> required = new LinkedHashSet<>();
        Set<String> allowed = new LinkedHashSet<>();
        new Walk(instanceId, (step, key, id, certain) -> {
                    List<String> keys = StepActivities.keys(key, step);
                    allowed.addAll(keys);
                    if (certain) {
                        required.addAll(keys);
                    }
                })
                .through(program);
        return new ActivityKeys(required, allowed);
    }

    /**
     * Whether a run of the activity {@code later} proves that the end of {@code earlier} was durable, so that {@code earlier} must not begin
     * again: it is of the same instance or of one that called the instance of {@code later}, and was waited for before.
     */
    public static boolean precedes(String earlier, String later) {
        return Order.precedes(earlier, later);
    }
}

package io.durablefunctions.management;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.HostBusyException;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstancePage;
import io.durablefunctions.InstanceRunningException;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.InstanceDirectory;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends and removes many instances, page by page. Thread-safe. */
final class BulkOperations {

    private static final Logger LOG = LoggerFactory.getLogger(BulkOperations.class);
    private static final int PAGE = 100;
    private static final Set<RuntimeStatus> ENDED = Arrays.stream(RuntimeStatus.values())
            .filter(RuntimeStatus::isEnded)
            .collect(Collectors.toUnmodifiableSet());
    static final Set<RuntimeStatus> OPEN = Arrays.stream(RuntimeStatus.values())
            .filter(status -> !status.isEnded())
            .collect(Collectors.toUnmodifiableSet());

    private final DurableFunctionClient client;
    private final InstanceDirectory directory;
    private final BoundedCalls counts = new BoundedCalls();

    BulkOperations(DurableFunctionClient client, InstanceDirectory directory) {
        this.client = client;
        this.directory = directory;
    }

    BulkResult terminate(InstanceFilter filter, String reason, BulkLimit limit) {
        return run(
                within(filter, OPEN, "terminated", "have not ended"), limit, instance -> terminated(instance, reason));
    }

    BulkResult purge(InstanceFilter filter, BulkLimit limit) {
        return run(within(filter, ENDED, "purged", "have ended"), limit, this::purged);
    }

    private boolean terminated(OrchestrationStatus instance, String reason) {
        client.handle(instance.instanceId()).terminate(reason);
        return true;
    }

    private boolean purged(OrchestrationStatus instance) {
        return client.purge(instance.instanceId());
    }

    /** Acts first: counting may take longer than there is time. One instance is looked at, if there is one, however little time there is. */
    private BulkResult run(InstanceFilter filter, BulkLimit limit, Predicate<OrchestrationStatus> action) {
        Deadline deadline = Deadline.after(limit.time());
        int looked = 0;
        int affected = 0;
        InstanceKey last = null;
        try {
            do {
                InstancePage page = directory.search(filter, last, Math.min(PAGE, limit.instances() - looked));
                for (OrchestrationStatus instance : page.instances()) {
                    if (looked > 0 && deadline.isOver()) {
                        return unknown(affected);
                    }
                    affected += isDone(instance, action) ? 1 : 0;
                    looked++;
                }
                last = page.next();
            } while (last != null && looked < limit.instances() && !deadline.isOver());
            return last == null
                    ? new BulkResult(affected, 0, true)
                    : new Remaining(directory, counts, deadline).after(last, filter, affected);
        } catch (StateStoreException | OutcomeUnknownException | HostBusyException failure) {
            if (affected == 0) {
                throw failure;
            }
            LOG.warn("A bulk operation ends early, after {} instances: {}", affected, failure.getMessage());
            return unknown(affected);
        }
    }

    private static BulkResult unknown(int affected) {
        return new BulkResult(affected, 1, false);
    }

    /** What is wrong with one instance must not keep the others from their turn, this time and each time the call is repeated. */
    private static boolean isDone(OrchestrationStatus instance, Predicate<OrchestrationStatus> action) {
        try {
            return action.test(instance);
        } catch (InstanceNotFoundException | InstanceEndedException | InstanceRunningException changedMeanwhile) {
            return false;
        } catch (StateStoreException | OutcomeUnknownException | HostBusyException notItsOwn) {
            throw notItsOwn;
        } catch (RuntimeException itsOwn) {
            LOG.warn("A bulk operation passes instance '{}' by", instance.instanceId(), itsOwn);
            return false;
        }
    }

    private static InstanceFilter within(InstanceFilter filter, Set<RuntimeStatus> allowed, String done, String which) {
        if (filter.isEmpty()) {
            throw new IllegalArgumentException("An empty filter means all instances. Say which ones are to be " + done
                    + ": by name, status, time, tag or id prefix.");
        }
        if (!allowed.containsAll(filter.statuses())) {
            throw new IllegalArgumentException(
                    "Only instances that " + which + " can be " + done + ". Use statuses of " + allowed + ".");
        }
        return new InstanceFilter(
                filter.orchestrators(),
                filter.statuses().isEmpty() ? allowed : filter.statuses(),
                filter.createdFrom(),
                filter.createdBefore(),
                filter.updatedFrom(),
                filter.updatedBefore(),
                filter.idPrefix(),
                filter.tags());
    }
}

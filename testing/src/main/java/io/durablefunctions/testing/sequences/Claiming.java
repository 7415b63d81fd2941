package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimableInstance;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StoredInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Operations by which hosts get instances and keep them. */
final class Claiming {

    private static final String FENCE = "[\"TakenOver\"]";
    private static final int ALL = 1_000;

    private Claiming() {}

    /**
     * Claims ready instances, oldest first. The limit is moved to where the next instance is older by hours, since stores need not agree on
     * what is older by microseconds.
     */
    record Claim(int host, List<Integer> functions, int limit, long hours) implements Operation {
        @Override
        public String on(Run run) {
            Set<String> names = names(run, functions);
            int most = limit < 1 ? limit : border(run, run.store.claimable(names, ALL), limit);
            List<ClaimedInstance> claimed =
                    run.store.claim(new ClaimRequest(run.host(host), names, most, Duration.ofHours(hours), FENCE));
            return claimed.stream().map(each -> describe(run, each)).sorted().collect(Collectors.joining("; "));
        }
    }

    /** Claims one instance by its id. */
    record ClaimById(int instance, int host, long hours) implements Operation {
        @Override
        public String on(Run run) {
            ClaimRequest request = new ClaimRequest(run.host(host), Set.of(), 1, Duration.ofHours(hours), FENCE);
            return run.store
                    .claimById(run.id(instance), request)
                    .map(each -> describe(run, each))
                    .orElse("none");
        }
    }

    /** Asks what is ready, and how much it is. */
    record Claimable(List<Integer> functions, int most) implements Operation {
        @Override
        public String on(Run run) {
            Set<String> names = names(run, functions);
            List<ClaimableInstance> ready = run.store.claimable(names, ALL);
            List<String> words = new ArrayList<>();
            ready.stream().sorted(order(run)).forEach(each -> words.add(describe(run, each)));
            boolean oldestFirst = ready.stream()
                    .map(ClaimableInstance::executeAfter)
                    .reduce((a, b) -> b.isBefore(a) ? java.time.Instant.MAX : b)
                    .map(last -> !last.equals(java.time.Instant.MAX))
                    .orElse(true);
            List<ClaimableInstance> some = run.store.claimable(names, most);
            return String.join("; ", words) + (oldestFirst ? "" : " out of order") + ", " + some.size() + " and "
                    + run.store.countClaimable(names, most) + " of at most " + most;
        }
    }

    /** Prolongs leases, or lets them end at once. */
    record Renew(List<Held> held, long hours) implements Operation {

        /** A lease, as far from the current version. */
        record Held(int instance, long off) {}

        @Override
        public String on(Run run) {
            Set<Lease> leases = new HashSet<>();
            for (Held each : held) {
                Known known = run.known(run.id(each.instance()));
                leases.add(new Lease(run.id(each.instance()), known == null ? 1 : known.version + each.off()));
            }
            return run.store.renew(leases, Duration.ofHours(hours)).stream()
                    .map(lease -> run.plain(lease.instanceId()) + run.version(lease.instanceId(), lease.version()))
                    .sorted()
                    .collect(Collectors.joining(" ", "held ", ""));
        }

        @Override
        public List<Operation> smaller() {
            List<Operation> smaller = new ArrayList<>();
            for (int i = 0; i < held.size(); i++) {
                smaller.add(new Renew(PlannedCommit.without(held, i), hours));
            }
            return smaller;
        }
    }

    private static Set<String> names(Run run, List<Integer> functions) {
        return run.functions(functions.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Comparator<ClaimableInstance> order(Run run) {
        return Comparator.<ClaimableInstance>comparingLong(each -> -run.age(each.executeAfter()))
                .thenComparing(ClaimableInstance::instanceId);
    }

    private static int border(Run run, List<ClaimableInstance> ready, int limit) {
        int most = limit;
        while (most < ready.size()
                && run.age(ready.get(most - 1).executeAfter())
                        == run.age(ready.get(most).executeAfter())) {
            most++;
        }
        return most;
    }

    private static String describe(Run run, ClaimableInstance each) {
        return run.plain(each.instanceId() + " " + each.functionName() + " " + each.leaseOwner() + " ")
                + run.version(each.instanceId(), each.version()) + " since " + run.age(each.executeAfter()) + " h"
                + (each.leaseExpiresAt() == null ? "" : " lease ended " + run.age(each.leaseExpiresAt()) + " h ago");
    }

    private static String describe(Run run, ClaimedInstance claimed) {
        StoredInstance instance = claimed.instance();
        Known known = run.known(instance.instanceId());
        if (known != null) {
            known.version = instance.version();
            List<HistoryRow> journal = instance.journal();
            known.lastSeq = journal.isEmpty()
                    ? known.lastSeq
                    : journal.get(journal.size() - 1).seq();
        }
        return Asking.describe(run, instance)
                + claimed.mail().stream()
                        .map(ReceivedMessage::messageId)
                        .collect(Collectors.joining(" ", " mail [", "]"));
    }
}

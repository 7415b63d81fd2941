package io.durablefunctions.testing.sequences;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore.Purged;
import io.durablefunctions.store.StoredInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Operations that ask, and those that keep house. */
final class Asking {

    private static final int ALL = 1_000;

    private Asking() {}

    /** One instance. */
    record Find(int instance, boolean journal) implements Operation {
        @Override
        public String on(Run run) {
            return run.store
                    .find(run.id(instance), journal)
                    .map(each -> describe(run, each))
                    .orElse("none");
        }
    }

    /** All that match, by pages; in which order those of one moment were created is the store's to choose. */
    record Search(List<Integer> functions, List<RuntimeStatus> statuses, int prefix, int limit) implements Operation {

        private static final JournalExcerpt EXCERPT = new JournalExcerpt(List.of("1", "3", "[", "TakenOver"), "2");

        @Override
        public String on(Run run) {
            InstanceFilter filter = new InstanceFilter(
                    run.functions(functions.stream().mapToInt(Integer::intValue).toArray()),
                    Set.copyOf(statuses),
                    null,
                    null,
                    null,
                    null,
                    prefix < 0 ? run.ids() : run.id(prefix),
                    Map.of());
            List<StoredInstance> found = new ArrayList<>();
            List<StoredInstance> page = run.store.search(filter, null, limit, EXCERPT);
            while (!page.isEmpty()) {
                found.addAll(page);
                StoredInstance last = page.get(page.size() - 1);
                page = run.store.search(filter, new InstanceKey(last.createdAt(), last.instanceId()), limit, EXCERPT);
            }
            return found.stream()
                            .map(each -> describe(run, each))
                            .sorted()
                            .collect(Collectors.joining("; ", "found ", ""))
                    + (found.equals(found.stream().sorted(NEWEST_FIRST).toList()) ? "" : " out of order")
                    + ", of at most " + limit + " counted " + run.store.count(filter, limit);
        }
    }

    private static final Comparator<StoredInstance> NEWEST_FIRST = Comparator.comparing(StoredInstance::createdAt)
            .thenComparing(StoredInstance::instanceId)
            .reversed();

    /** Which hosts hold leases. */
    record Hosts() implements Operation {
        @Override
        public String on(Run run) {
            return run.store.hosts().stream()
                    .filter(each -> !run.plain(each.host()).equals(each.host()))
                    .map(each -> run.plain(each.host()) + " has " + each.instances() + ", " + each.expired()
                            + " ended, the last " + run.age(each.latestExpiry()) + " h ago")
                    .collect(Collectors.joining("; "));
        }
    }

    /** Which of some have ended. */
    record Ended(List<Integer> instances) implements Operation {
        @Override
        public String on(Run run) {
            return new TreeMap<>(run.store.ended(instances.stream().map(run::id).toList()))
                    .entrySet().stream()
                            .map(each -> run.plain(each.getKey()) + "="
                                    + each.getValue()
                                            .map(instance -> describe(run, instance))
                                            .orElse("none"))
                            .collect(Collectors.joining("; "));
        }
    }

    /**
     * The mail of a host's instances, all of it, and what is told at the limit. Of messages that were sent to several of them at one moment under one
     * id, the store chooses which is first.
     */
    record Mail(int host, int limit) implements Operation {

        private static final int ALL = 1_000;

        @Override
        public String on(Run run) {
            List<String> words = new ArrayList<>();
            List<String> moment = new ArrayList<>();
            String last = "";
            for (ReceivedMessage each : run.store.mail(run.host(host), ALL)) {
                if (!each.messageId().equals(last)) {
                    last = each.messageId();
                    moment.stream().sorted().forEach(words::add);
                    moment.clear();
                }
                moment.add(run.plain(each.receiver()) + " " + each.messageId() + " " + each.payload());
            }
            moment.stream().sorted().forEach(words::add);
            return String.join("; ", words)
                    + run.store.mail(run.host(host), limit).stream()
                            .map(ReceivedMessage::messageId)
                            .collect(Collectors.joining(", ", ", at most " + limit + ": ", ""));
        }
    }

    /** Wakes sleepers with mail. */
    record Rouse(List<Integer> instances) implements Operation {
        @Override
        public String on(Run run) {
            run.store.rouse(instances.stream().map(run::id).toList());
            return "done";
        }
    }

    /** Does what hosts forgot. */
    record Sweep() implements Operation {
        @Override
        public String on(Run run) {
            run.store.sweep();
            return "done";
        }
    }

    /** Removes an instance that has ended. */
    record Purge(int instance) implements Operation {
        @Override
        public String on(Run run) {
            Purged purged = run.store.purge(run.id(instance));
            if (purged == Purged.REMOVED) {
                run.removed(run.id(instance));
            }
            return purged.toString();
        }
    }

    /** Lets an instance out of quarantine. */
    record Release(int instance) implements Operation {
        @Override
        public String on(Run run) {
            boolean released = run.store.release(run.id(instance));
            Known known = run.known(run.id(instance));
            if (released && known != null) {
                known.version++;
            }
            return released ? "released" : "not released";
        }
    }

    /** Everything there is at the end. */
    record Everything() implements Operation {
        @Override
        public String on(Run run) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i <= run.sizes.instances(); i++) {
                all.append(new Find(i, true).on(run)).append('\n');
            }
            for (int host = 0; host < run.sizes.hosts(); host++) {
                all.append(new Mail(host, ALL).on(run)).append('\n');
            }
            return all + new Claiming.Claimable(List.of(0, 1), ALL).on(run);
        }
    }

    static String describe(Run run, StoredInstance instance) {
        return run.plain(instance.instanceId() + " " + instance.functionName() + " " + instance.leaseOwner() + " ")
                + run.version(instance.instanceId(), instance.version())
                + (instance.completed() ? " ended " : " ")
                + instance.stateJson()
                + (instance.updatedAt().isBefore(instance.createdAt()) ? " updated before it was created" : "")
                + instance.journal().stream()
                        .map(row -> row.seq() + ":" + row.events())
                        .collect(Collectors.joining(" ", " journal [", "]"));
    }
}

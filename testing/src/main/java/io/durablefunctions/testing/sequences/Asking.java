package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.StateStore.Purged;
import io.durablefunctions.store.StoredInstance;
import java.util.List;
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

    /** The mail of a host's instances. */
    record Mail(int host, int limit) implements Operation {
        @Override
        public String on(Run run) {
            return run.store.mail(run.host(host), limit).stream()
                    .map(each -> run.plain(each.receiver()) + " " + each.messageId() + " " + each.payload())
                    .collect(Collectors.joining("; "));
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

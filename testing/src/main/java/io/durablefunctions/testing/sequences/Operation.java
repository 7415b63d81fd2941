package io.durablefunctions.testing.sequences;

import java.util.List;

/**
 * One operation on a store. It names instances, hosts and versions by what they are in the sequence ("the current version plus one"), so
 * that it still means something when operations before it are left out.
 */
interface Operation {

    /** Carries it out and tells what the store answered. */
    String on(Run run);

    /** The same with something left out; none if it is as small as it gets. */
    default List<Operation> smaller() {
        return List.of();
    }
}

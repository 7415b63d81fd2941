package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Branch;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How several branches fail together: the first in the order of the list is seen, of the others how many there are. */
final class AllCheck {

    private static final String OTHERS = ", others: ";

    private final List<BranchEnd> ends;

    AllCheck(String key, List<Branch> branches) {
        this.ends = IntStream.range(0, branches.size())
                .mapToObj(i -> BranchEnd.of(Place.branch(key, i), branches.get(i)))
                .toList();
    }

    boolean mustFail() {
        return ends.stream().anyMatch(BranchEnd::mustFail);
    }

    boolean fits(@Nullable String seen) {
        int split = seen == null ? -1 : seen.lastIndexOf(OTHERS);
        if (seen == null || split < 0) {
            return false;
        }
        String first = seen.substring(0, split);
        String others = seen.substring(split + OTHERS.length());
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i).fits(first)
                    && IntStream.rangeClosed(least(i), most(i)).anyMatch(n -> others.equals(Integer.toString(n)))) {
                return true;
            }
            if (ends.get(i).mustFail()) {
                return false;
            }
        }
        return false;
    }

    private int least(int first) {
        return (int) ends.stream().skip(first + 1L).filter(BranchEnd::mustFail).count();
    }

    private int most(int first) {
        return (int) ends.stream().skip(first + 1L).filter(BranchEnd::mayFail).count();
    }
}

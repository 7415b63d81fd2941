package io.durablefunctions.testing.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Leaves out operations, and parts of them, for as long as the stores still differ. */
final class Shrinking {

    private final Function<List<Operation>, Optional<Difference>> run;

    Shrinking(Function<List<Operation>, Optional<Difference>> run) {
        this.run = run;
    }

    Difference shrunk(Difference found) {
        Difference least = found;
        for (boolean again = true; again; ) {
            Optional<Difference> smaller = smaller(least);
            again = smaller.isPresent();
            least = smaller.orElse(least);
        }
        return least;
    }

    /** Many at once first, then one by one, then parts. */
    private Optional<Difference> smaller(Difference found) {
        List<Operation> operations = found.operations();
        for (int size = operations.size() / 2; size > 0; size /= 2) {
            for (int from = operations.size() - size; from >= 0; from -= size) {
                List<Operation> rest = new ArrayList<>(operations.subList(0, from));
                rest.addAll(operations.subList(from + size, operations.size()));
                Optional<Difference> smaller = run.apply(rest);
                if (smaller.isPresent()) {
                    return smaller;
                }
            }
        }
        for (int i = 0; i < operations.size(); i++) {
            for (Operation less : operations.get(i).smaller()) {
                List<Operation> others = new ArrayList<>(operations);
                others.set(i, less);
                Optional<Difference> smaller = run.apply(others);
                if (smaller.isPresent()) {
                    return smaller;
                }
            }
        }
        return Optional.empty();
    }
}

package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out random sequences of operations on two stores and compares their answers: what was written, claimed, found, told. Times, versions
 * and ids are compared by what they mean, so the stores need not share a clock. A sequence is the same for the same seed.
 *
 * <p>Each run uses ids, function names and hosts of its own, so a store may be used for many; but a sweep is for all of a store, so only one
 * sequence may run on it at a time. For one thread.
 */
public final class StoreSequences {

    private final Supplier<? extends StateStore> first;
    private final Supplier<? extends StateStore> second;

    /**
     * Of two kinds of stores.
     *
     * @param first the store for the next run, which is prepared already; asked for again for each run, and may be the same each time. Who
     *     gives it closes it
     * @param second the same, for the other side
     */
    public StoreSequences(Supplier<? extends StateStore> first, Supplier<? extends StateStore> second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Compares the stores by one sequence.
     *
     * @throws AssertionError if an answer differs; it lists the least operations that show it
     */
    public void assertSame(long seed) {
        compare(seed).ifPresent(difference -> {
            throw new AssertionError(difference.text());
        });
    }

    Optional<Difference> compare(long seed) {
        Generator generator = new Generator(seed);
        Run.Sizes sizes = generator.sizes();
        List<Operation> operations = generator.operations();
        return run(seed, operations.size(), sizes, operations)
                .map(difference ->
                        new Shrinking(smaller -> run(seed, operations.size(), sizes, smaller)).shrunk(difference));
    }

    /** Up to the first answer that differs. */
    private Optional<Difference> run(long seed, int of, Run.Sizes sizes, List<Operation> operations) {
        Run left = new Run(first.get(), sizes);
        Run right = new Run(second.get(), sizes);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            String one = answer(operations.get(i), left);
            String other = answer(operations.get(i), right);
            if (!one.equals(other)) {
                List<String> others = new ArrayList<>(answers);
                answers.add(one);
                others.add(other);
                return Optional.of(new Difference(seed, of, operations.subList(0, i + 1), answers, others));
            }
            answers.add(one);
        }
        return Optional.empty();
    }

    private static String answer(Operation operation, Run run) {
        try {
            return operation.on(run);
        } catch (RuntimeException e) {
            return "failed: " + run.plain(e.toString());
        }
    }
}

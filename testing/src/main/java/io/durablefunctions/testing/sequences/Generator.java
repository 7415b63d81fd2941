package io.durablefunctions.testing.sequences;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.testing.sequences.PlannedCommit.Mail;
import io.durablefunctions.testing.sequences.PlannedCommit.Odd;
import io.durablefunctions.testing.sequences.PlannedCommit.Row;
import io.durablefunctions.testing.sequences.PlannedCommit.Start;
import io.durablefunctions.testing.sequences.PlannedCommit.Then;
import io.durablefunctions.testing.sequences.PlannedCommit.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a sequence of operations from a seed. What a store may answer as it likes is left out: rows with a gap before them, and, within one
 * write, a message before its receiver starts, ends or consumes it.
 */
final class Generator {

    /** More starts than a store may care to write at once. */
    private static final int MANY = 600;

    private static final List<Then> THENS = List.of(Then.values());

    private final Random random;
    private final Run.Sizes sizes;
    private final int length;
    private int messages;

    Generator(long seed) {
        this.random = new Random(seed);
        this.sizes = new Run.Sizes(between(3, 6), between(2, 3));
        this.length = between(10, 60);
    }

    Run.Sizes sizes() {
        return sizes;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            operations.add(operation());
        }
        operations.add(new Asking.Everything());
        return operations;
    }

    private Operation operation() {
        int kind = random.nextInt(100);
        if (kind < 50) {
            return write();
        }
        return kind < 75 ? claiming(random.nextInt(25)) : asking(random.nextInt(25));
    }

    private Operation claiming(int kind) {
        if (kind < 10) {
            return new Claiming.Claim(host(), functions(), random.nextInt(8) == 0 ? 0 : between(1, 4), lease());
        }
        if (kind < 14) {
            return new Claiming.ClaimById(anyInstance(), host(), lease());
        }
        if (kind < 18) {
            return new Claiming.Claimable(functions(), between(0, 4));
        }
        List<Claiming.Renew.Held> held = new ArrayList<>();
        for (int i = between(1, sizes.instances()); i > 0; i--) {
            held.add(new Claiming.Renew.Held(anyInstance(), off()));
        }
        return new Claiming.Renew(held, lease());
    }

    private Operation asking(int kind) {
        if (kind < 3) {
            return new Asking.Find(anyInstance(), random.nextBoolean());
        }
        if (kind < 5) {
            return oneIn(4) ? new Asking.Hosts() : search();
        }
        if (kind < 7) {
            return new Asking.Ended(someInstances());
        }
        if (kind < 11) {
            return new Asking.Mail(host(), between(0, 5));
        }
        if (kind < 14) {
            return new Asking.Rouse(someInstances());
        }
        if (kind < 17) {
            return new Asking.Sweep();
        }
        return kind < 22 ? new Asking.Purge(anyInstance()) : new Asking.Release(anyInstance());
    }

    private Asking.Search search() {
        List<RuntimeStatus> statuses = switch (random.nextInt(5)) {
            case 0 -> List.of(RuntimeStatus.RUNNING);
            case 1 -> List.of(RuntimeStatus.COMPLETED);
            case 2 -> List.of(RuntimeStatus.FAILED, RuntimeStatus.SUSPENDED);
            case 3 -> List.of(RuntimeStatus.COMPLETED, RuntimeStatus.PENDING);
            default -> List.of();
        };
        return new Asking.Search(functions(), statuses, oneIn(3) ? anyInstance() : -1, between(1, 4));
    }

    // ---- writes

    private WriteBatch write() {
        int commits = random.nextInt(10) < 6 ? 1 : between(2, 8);
        List<PlannedCommit> planned = new ArrayList<>();
        Set<Integer> receivers = new HashSet<>();
        if (random.nextInt(1_000) == 0) {
            planned.add(new PlannedCommit(null, manyStarts(), List.of()));
        }
        for (int i = 0; i < commits; i++) {
            planned.add(commit(receivers, commits == 1));
        }
        return new WriteBatch(planned);
    }

    private PlannedCommit commit(Set<Integer> receivers, boolean alone) {
        int kind = random.nextInt(10);
        Turn turn = kind < 5 ? turn(receivers) : null;
        List<Start> starts = new ArrayList<>();
        List<Mail> mail = new ArrayList<>();
        for (int i = kind < 5 ? few() : kind < 8 ? 1 + few() : 0; i > 0; i--) {
            Start start = start();
            if (!receivers.contains(start.instance())) {
                starts.add(start);
            }
        }
        for (int i = kind < 5 ? few() : kind < 8 ? 0 : 1 + few(); i > 0; i--) {
            mail.add(mail(alone && i == 1));
        }
        if (turn == null && starts.isEmpty() && mail.isEmpty()) {
            mail.add(mail(false));
        }
        mail.forEach(each -> receivers.add(each.receiver()));
        return new PlannedCommit(turn, starts, mail);
    }

    private Turn turn(Set<Integer> receivers) {
        int instance = oneIn(15) ? anyInstance() : random.nextInt(sizes.instances());
        Then then = oneIn(2) ? Then.KEEP : THENS.get(random.nextInt(THENS.size()));
        if (receivers.contains(instance) && (then == Then.END || then == Then.END_KEEPING_JOURNAL)) {
            then = Then.KEEP;
        }
        Row row = oneIn(8) ? Row.NONE : oneIn(15) ? Row.AGAIN : Row.NEXT;
        Odd odd = oneIn(15) ? (random.nextBoolean() ? Odd.MISSING : Odd.TWICE) : Odd.NOTHING;
        return new Turn(instance, off(), row, random.nextInt(3), odd, then, due());
    }

    private Start start() {
        int host = oneIn(3) ? -1 : host();
        return new Start(random.nextInt(sizes.instances()), random.nextInt(2), host, lease(), oneIn(40));
    }

    private List<Start> manyStarts() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> new Start(1_000 + i, 2, -1, i % 2 == 0 ? 0 : 1_000, false))
                .toList();
    }

    /** Ids grow, as those of a host do; one that was used before comes alone, or its place among the others would be the store's to choose. */
    private Mail mail(boolean mayRepeat) {
        boolean repeats = mayRepeat && messages > 0 && oneIn(4);
        int number = repeats ? random.nextInt(messages) : messages++;
        return new Mail(anyInstance(), "m" + (1_000 + number), oneIn(3));
    }

    // ---- choices

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private int few() {
        return Math.max(0, random.nextInt(6) - 3);
    }

    private int host() {
        return random.nextInt(sizes.hosts());
    }

    private int anyInstance() {
        return random.nextInt(sizes.instances() + 1);
    }

    private List<Integer> someInstances() {
        return IntStream.rangeClosed(0, sizes.instances())
                .boxed()
                .filter(i -> random.nextBoolean())
                .toList();
    }

    private List<Integer> functions() {
        return switch (random.nextInt(6)) {
            case 0 -> List.of();
            case 1 -> List.of(0);
            case 2 -> List.of(1);
            default -> List.of(0, 1);
        };
    }

    private long off() {
        return oneIn(8) ? (random.nextBoolean() ? 1 : -1) : 0;
    }

    /** In hours: it lasts beyond the sequence, or has ended already. */
    private long lease() {
        int kind = random.nextInt(10);
        if (kind < 5) {
            return between(1_000, 2_000);
        }
        return kind == 5 ? 0 : -between(1, 900);
    }

    private long due() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return -1_000_000;
        }
        return kind < 4 ? -between(1_000, 2_000) : between(0, 900);
    }
}

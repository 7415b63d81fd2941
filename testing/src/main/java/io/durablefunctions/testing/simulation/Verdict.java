package io.durablefunctions.testing.simulation;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.testing.simulation.database.Database;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import io.durablefunctions.testing.workload.ActivityKeys;
import io.durablefunctions.testing.workload.Ending;
import io.durablefunctions.testing.workload.ProgramModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at what is left when all has come to rest. */
final class Verdict {

    private final Database database;
    private final Ledger ledger;
    private final EventAccount events;
    private final Replays replays;
    private final Violations violations;

    Verdict(Database database, Ledger ledger, EventAccount events, Replays replays, Violations violations) {
        this.database = database;
        this.ledger = ledger;
        this.events = events;
        this.replays = replays;
        this.violations = violations;
    }

    void on(List<Customer> customers) {
        List<InstanceRow> instances = database.look(LeaseStatements.allInstances());
        for (InstanceRow row : instances) {
            if (!row.completed()) {
                violations.add(
                        "every started instance ends",
                        row.id() + " has not ended: owner " + row.owner() + ", due " + row.due() + ", state "
                                + row.state()
                                + ", journal "
                                + journal(row));
            }
        }
        for (String orphan : database.look(LeaseStatements.journalsOfEnded())) {
            violations.add("no row is left behind", orphan + " has ended, and its journal is there");
        }
        customers.forEach(this::on);
        events.settle(
                customers.stream()
                        .flatMap(customer -> customer.raises().stream())
                        .toList(),
                database.look(MailStatements.all()));
        instances.stream().filter(InstanceRow::completed).forEach(row -> replays.ended(row, journal(row)));
    }

    private List<HistoryRow> journal(InstanceRow row) {
        return database.look(LeaseStatements.journals(List.of(row.id()))).getOrDefault(row.id(), List.of());
    }

    private void on(Customer customer) {
        InstanceRow row =
                database.look(TurnStatements.rows(List.of(customer.id()))).get(customer.id());
        switch (customer.start()) {
            case ACKNOWLEDGED -> {
                if (row == null) {
                    violations.add(
                            "an acknowledged start exists", customer.id() + " was acknowledged and is not there");
                }
            }
            case REFUSED -> {
                if (row != null) {
                    violations.add("a failed start does not exist", customer.id() + " was refused and is there");
                }
            }
            case UNKNOWN -> {}
        }
        if (row != null && row.completed()) {
            ending(customer, row);
        }
    }

    private void ending(Customer customer, InstanceRow row) {
        DurableStateDto state = StoredHistories.state(row);
        Optional<Ending> ended = Ending.of(state);
        if (ended.isEmpty()) {
            violations.add("every started instance ends", row.id() + " ended as " + state.status());
            return;
        }
        ProgramModel.complaints(customer.program(), customer.id(), ended.get())
                .forEach(complaint -> violations.add("the output is that of the program", complaint));
        ActivityKeys keys = ProgramModel.activities(customer.program(), customer.id());
        Set<String> begun = ledger.begun(customer.id());
        if (state.status() != RuntimeStatus.TERMINATED) {
            Set<String> missing = new HashSet<>(keys.required());
            missing.removeAll(begun);
            missing.forEach(key -> violations.add("an activity runs at least once", key + " never ran"));
        }
        Set<String> unknown = new HashSet<>(begun);
        unknown.removeAll(keys.allowed());
        unknown.forEach(key -> violations.add("nothing runs that was not called", key + " ran"));
    }
}

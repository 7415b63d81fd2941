package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.checks.Check;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A check of what has to hold at any moment, asked again and again during the run. Not thread-safe. */
final class AtAnyMoment implements Check {

    private final Check check;
    private final Set<String> found = new LinkedHashSet<>();

    AtAnyMoment(Check check) {
        this.check = check;
    }

    /** Asks it now. */
    void look() throws SQLException, IOException {
        found.addAll(check.violations());
    }

    @Override
    public String invariant() {
        return check.invariant() + ", at any moment";
    }

    /** What was found so far. */
    @Override
    public List<String> violations() {
        return List.copyOf(found);
    }
}

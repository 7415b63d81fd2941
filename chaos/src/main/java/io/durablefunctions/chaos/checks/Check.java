package io.durablefunctions.chaos.checks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One invariant, and whether it held. */
public interface Check {

    /** What must hold, in a few words. */
    String invariant();

    /** Where it did not; empty if it held. */
    List<String> violations() throws SQLException, IOException;
}

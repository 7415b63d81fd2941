package io.durablefunctions.chaos.faults;

import java.util.List;

/**
 * What a cut has hit.
 *
 * @param sql the statements of the transaction in their order, at most 100; for a cut in front of a simple Query the text that was not sent
 * @param rows how many rows the transaction wrote, as the server said; 0 where the server was not asked because of a simple Query
 */
public record CutReport(List<String> sql, long rows) {

    public CutReport {
        sql = List.copyOf(sql);
    }
}

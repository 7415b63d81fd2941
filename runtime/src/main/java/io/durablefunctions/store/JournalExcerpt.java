package io.durablefunctions.store;

import java.util.List;

/**
 * Which rows of a journal are read where not all of them are needed: for each of some texts the last row that contains it.
 *
 * @param marks the texts; together they choose at most as many rows as they are
 * @param ignored a text that is taken out of each row before it is looked through; not empty
 */
public record JournalExcerpt(List<String> marks, String ignored) {

    public JournalExcerpt {
        marks = List.copyOf(marks);
    }
}

package io.durablefunctions.store.jdbi;

/**
 * SQL that fails if not all of its rows were what they had to be. A batch whose statements are all like this, or fail by a unique key, can be
 * sent with its COMMIT in one go: the server comes to the COMMIT only if everything before it was in order.
 */
final class Guard {

    /** Dividing by zero is how SQL without functions of its own can fail. The parameter is the number of rows there have to be. */
    static final String FAILS_UNLESS_ALL = "1 / (count(*) = ?)::int";

    /** What {@link #FAILS_UNLESS_ALL} fails with. */
    static final String FAILED = "22012";

    private Guard() {}

    /** A statement that changes rows. */
    static String allOf(String change) {
        // The count comes first among the parameters, so that it is known before the rows are.
        return "WITH expected AS (SELECT ?::bigint AS n), done AS (" + change + " RETURNING 1)"
                + " SELECT 1 / (count(*) = (SELECT n FROM expected))::int FROM done";
    }
}

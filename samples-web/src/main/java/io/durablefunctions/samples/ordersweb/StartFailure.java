package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.embedded.EmbeddedPostgreSqlException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in words why the shop has no database. */
final class StartFailure implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EmbeddedPostgreSqlException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
            if (cause instanceof PSQLException || cause instanceof ConnectionString.Unreadable) {
                return new FailureAnalysis(
                        "The database cannot be used: " + cause.getMessage(),
                        "Correct " + Database.VARIABLE + ", or unset it for an embedded PostgreSQL.",
                        cause);
            }
        }
        return null;
    }
}

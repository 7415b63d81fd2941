package io.durablefunctions.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with an application, and what to do. */
final class MisconfiguredApplicationFailureAnalyzer extends AbstractFailureAnalyzer<MisconfiguredApplicationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MisconfiguredApplicationException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}

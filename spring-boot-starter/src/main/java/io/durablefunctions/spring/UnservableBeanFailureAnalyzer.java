package io.durablefunctions.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints which bean cannot serve its contract, and what to do. */
final class UnservableBeanFailureAnalyzer extends AbstractFailureAnalyzer<UnservableBeanException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnservableBeanException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}

package com.acme.shadows;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Orchestrator;
import io.durablefunctions.annotations.Timeout;

/** In a package whose classes are called like those of {@code java.lang}; stored names that are no identifiers. */
@Activity
public interface Meter {
    char unit(char of);

    byte small(byte of);

    short middle(short of);

    float exact(float of) throws java.lang.Exception;

    @java.lang.Deprecated
    @Name("m\u00b3")
    @Timeout("P30DT0.5S")
    String cubic(Character of);

    @Name("_")
    int low();

    @Name("-")
    int dash();

    /** Throws what is called like one of the package. */
    @Orchestrator
    interface Reading {
        void read(OrchestrationContext context) throws java.lang.Exception;
    }
}

package com.acme.clashes;

import io.durablefunctions.annotations.Activity;

/** Names that generated code would like to use itself. */
@Activity
public interface Payments {
    int OPTIONS = 1;

    List in(String context, String calls);

    void with(Arguments arguments, String options);

    Duration arguments(Duration payments);

    String string(String aString);

    /** Not that of the JDK. */
    record List(String of) {}

    record CallOptions(String of) {}

    record DurableFuture(String of) {}
}

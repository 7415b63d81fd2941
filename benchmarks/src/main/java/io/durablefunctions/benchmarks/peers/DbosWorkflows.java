package io.durablefunctions.benchmarks.peers;

/** The workloads as DBOS wants them: an interface, of which it makes a proxy. Public because the proxy's class is elsewhere. */
public interface DbosWorkflows {

    /** Steps one after the other. */
    int sequence(int steps);

    /** Steps all at the same time. */
    int fanOut(int width);

    /** A workflow of one step. */
    int single(int number);
}

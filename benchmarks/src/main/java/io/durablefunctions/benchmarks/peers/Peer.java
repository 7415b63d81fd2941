package io.durablefunctions.benchmarks.peers;

/** Something that runs the workloads. Used by many threads at once. */
public interface Peer extends AutoCloseable {

    /** Names it in figures. */
    String name();

    /** Runs one workflow of this many steps, one after the other; returns when its end is durable. */
    void sequence(int steps) throws Exception;

    /** Runs one workflow of this many steps at the same time; returns when its end is durable. */
    void fanOut(int width) throws Exception;

    @Override
    void close();
}

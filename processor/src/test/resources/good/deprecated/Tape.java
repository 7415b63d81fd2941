package com.acme.archive;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import java.util.List;

/** Deprecated things that only generated code names. */
public final class Tape {

    private Tape() {}

    /** By a wildcard. */
    @Activity
    public interface Reels {
        void wind(List<? extends Reel> reels);
    }

    /** By an option. */
    @Activity
    public interface Reader {
        @SuppressWarnings("deprecation")
        @Retry(notOn = Torn.class)
        String read();
    }

    /** By the constructor of an answer. */
    @Activity
    public interface Writer {
        void write(String text) throws Full, Stuck;
    }

    @Deprecated
    public record Reel(int metres) {}

    @Deprecated
    public static final class Torn extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** It is made by the constructor, and read by the method, that are not deprecated. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Deprecated
        public Full(String message, int metres) {
            super(message + metres);
        }

        public Full(String message) {
            super(message);
        }

        @Deprecated
        public String message() {
            return getMessage();
        }

        @Deprecated
        public int metres() {
            return 0;
        }
    }

    /** There is no other. */
    public static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Deprecated
        public Stuck() {}
    }
}

package com.acme;

import io.durablefunctions.annotations.Activity;
import java.util.stream.Stream;

/** Exceptions that are answers. */
final class Failures {

    @Activity
    interface Mail {
        void send() throws UnknownAddress, Lines, Abstract, Hidden, Closed, Fine, IllegalStateException;
    }

    static class UnknownAddress extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownAddress(
                String address, // error: [failure-not-data] Failures.UnknownAddress cannot be rebuilt: constructor parameter 'address' has no accessor address() or getAddress().
                int code) { // error: [failure-not-data] Failures.UnknownAddress cannot be rebuilt: constructor parameter 'code' has no accessor code() or getCode().
            super(address + code);
        }

        private int getCode() {
            return 1;
        }
    }

    static class Lines extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Stream<String> lines;

        Lines(Stream<String> lines) { // error: [failure-not-data] Failures.Lines cannot be rebuilt: constructor parameter 'lines' is Stream<String>, which cannot be stored. Use List<String>.
            this.lines = lines;
        }

        Stream<String> lines() {
            return lines;
        }
    }

    abstract static class Abstract extends RuntimeException { // error: [failure-not-data] Failures.Abstract cannot be rebuilt: it is abstract. Name its subclasses in throws.
        private static final long serialVersionUID = 1;
    }

    private static final class Hidden extends RuntimeException { // error: [failure-not-data] Failures.Hidden cannot be rebuilt: it is private or an inner class. Make it a class of its own.
        private static final long serialVersionUID = 1;
    }

    static class Closed extends RuntimeException { // error: [failure-not-data] Failures.Closed cannot be rebuilt: no constructor of it is visible to generated code. Make one public.
        private static final long serialVersionUID = 1;

        private Closed() {}
    }

    static class Fine extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fine(String message) {
            super(message);
        }

        Fine(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

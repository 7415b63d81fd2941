package com.acme;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Activity
public interface Mail {

    @Retry(maxAttempts = 5, firstDelay = "1s", backoff = 2.0, maxDelay = "1m")
    @Timeout("30s")
    void askManager(String managerAddress, Letter letter) throws UnknownAddress;

    void tell(String address, Letter letter);

    int count(String address, boolean unread);

    List<Letter> letters(Map<String, Letter> filter, Optional<String> folder, byte[] signature);

    record Letter(String subject, String text) {}

    final class UnknownAddress extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String address;

        public UnknownAddress(String address) {
            super("nobody is at " + address);
            this.address = address;
        }

        public String address() {
            return address;
        }
    }
}

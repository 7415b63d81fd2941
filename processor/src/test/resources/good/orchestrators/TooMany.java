package com.acme.jobs;

class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int most;

    TooMany(String message, int most) {
        super(message);
        this.most = most;
    }

    TooMany(int most) {
        this("too many", most);
    }

    TooMany(String message, Throwable cause) {
        super(message, cause);
        this.most = 0;
    }

    int getMost() {
        return most;
    }
}

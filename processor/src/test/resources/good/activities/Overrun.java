package com.acme.stock;

/** Of two constructors that tell as much, the first is taken. */
public class Overrun extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int limit;

    public Overrun(int limit) {
        super("an int: " + limit);
        this.limit = limit;
    }

    public Overrun(Number limit) {
        super("a number: " + limit);
        this.limit = limit.intValue();
    }

    public int limit() {
        return limit;
    }
}

package io.durablefunctions.testing.expenses;

public final class UnknownAddress extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String address;

    public UnknownAddress(String address) {
        super("unknown address " + address);
        this.address = address;
    }

    public String address() {
        return address;
    }
}

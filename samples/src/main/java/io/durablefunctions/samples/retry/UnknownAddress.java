package io.durablefunctions.samples.retry;

/** Named in {@code throws} of a contract, so the orchestrator catches it as itself, with its data. */
public final class UnknownAddress extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String address;

    /** About this address. */
    public UnknownAddress(String address) {
        super("there is no " + address);
        this.address = address;
    }

    /** The address that is not there. */
    public String address() {
        return address;
    }
}

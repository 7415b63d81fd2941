package io.durablefunctions.samples.transactions;

/** There is not enough in an account. */
public final class Overdrawn extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String account;

    public Overdrawn(String account) {
        super("not enough in " + account);
        this.account = account;
    }

    public String account() {
        return account;
    }
}

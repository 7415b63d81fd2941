package io.durablefunctions.samples.readme;

public final class CardDeclined extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String customer;

    public CardDeclined(String customer) {
        super(customer);
        this.customer = customer;
    }

    public String customer() {
        return customer;
    }
}

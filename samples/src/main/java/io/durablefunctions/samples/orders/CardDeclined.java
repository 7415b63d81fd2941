package io.durablefunctions.samples.orders;

/** An answer, not an accident: it is not tried again and is caught as itself. */
public final class CardDeclined extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String customer;

    /** About this customer. */
    public CardDeclined(String customer) {
        super(customer);
        this.customer = customer;
    }

    /** The customer whose card it is. */
    public String customer() {
        return customer;
    }
}

package io.durablefunctions.samples.ordersweb;

/** An answer, not an accident: it is not tried again and is caught as itself. */
public final class PaymentDeclined extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String customer;

    /** About this customer. */
    public PaymentDeclined(String customer) {
        super(customer);
        this.customer = customer;
    }

    /** Whose payment it is. */
    public String customer() {
        return customer;
    }
}

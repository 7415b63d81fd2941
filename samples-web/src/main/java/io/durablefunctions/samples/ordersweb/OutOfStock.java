package io.durablefunctions.samples.ordersweb;

/** An answer, not an accident: it is not tried again and is caught as itself. */
public final class OutOfStock extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String item;

    /** About this item. */
    public OutOfStock(String item) {
        super(item);
        this.item = item;
    }

    /** What there is too little of. */
    public String item() {
        return item;
    }
}

package io.durablefunctions.samples.ordersweb;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order as a customer places it.
 *
 * @param id chosen by the customer, so that placing it again does nothing; random if left out
 * @param customer who pays
 * @param item one of those in stock
 * @param quantity how many
 */
record NewOrder(
        @Nullable @Pattern(regexp = NewOrder.ID, message = NewOrder.ID_RULE)
        String id,

        @Named String customer,
        @Named String item,

        @NotNull(message = NewOrder.QUANTITY_RULE)
        @Min(value = 1, message = NewOrder.QUANTITY_RULE)
        @Max(value = 1_000, message = NewOrder.QUANTITY_RULE)
        Integer quantity) {

    static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final String ID_RULE = "must be 1 to 64 letters, digits, '.', '_' or '-', the first a letter or a digit";
    private static final String QUANTITY_RULE = "must be a whole number from 1 to 1000";
}

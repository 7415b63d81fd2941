package io.durablefunctions.samples.readme;

public record Confirmation(String customer, String outcome) {
    static Confirmation of(Order order, Decision decision) {
        return new Confirmation(order.customer(), decision.approved() ? "approved" : "refused");
    }

    static Confirmation expired(Order order) {
        return new Confirmation(order.customer(), "expired");
    }
}

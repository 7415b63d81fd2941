package io.durablefunctions.samples.readme;

final class StripePayments implements Payments {

    @Override
    public Receipt charge(String customer, Money total) {
        return new Receipt("receipt of " + customer);
    }

    @Override
    public void refund(Receipt receipt) {}
}

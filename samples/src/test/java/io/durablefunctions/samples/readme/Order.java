package io.durablefunctions.samples.readme;

public record Order(String customer, Money total) {}

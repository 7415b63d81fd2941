package io.durablefunctions.samples.readme;

public record Receipt(String number) {}

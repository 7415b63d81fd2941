package io.durablefunctions.samples.readme;

public record Money(long cents) {}

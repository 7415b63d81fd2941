package io.durablefunctions.samples.readme;

public record Decision(boolean approved) {
    static Decision approve() {
        return new Decision(true);
    }
}

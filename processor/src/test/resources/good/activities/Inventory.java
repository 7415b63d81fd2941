package com.acme.stock;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inherited methods in resolved types, overloads, defaults, options of the interface. */
@Activity("inventory")
@Retry(notOn = {IllegalStateException.class, IOException.class}, jitter = 0)
@Timeout("PT1M30S")
public interface Inventory extends Store<Item, Inventory.Key>, Checked {
    Optional<Item> find(Key key);

    @Name("findByName")
    @Timeout("2d")
    List<? extends Item> find(String name);

    @Retry(maxAttempts = 1, firstDelay = "500ms", maxDelay = "PT0.75S")
    Map<DayOfWeek, int[]> forecast(int... weights) throws IOException;

    default int total() {
        return 0;
    }

    static void nothing() {}

    @Override
    String toString();

    @Override
    boolean equals(Object other);

    record Key(String of, Key parent) {}
}

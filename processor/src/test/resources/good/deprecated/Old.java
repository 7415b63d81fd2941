package com.acme.archive;

import io.durablefunctions.annotations.Activity;
import java.util.List;

/** What is nested in it is written with its name. */
@Deprecated
public interface Old {

    @Activity
    interface Shelf {
        void put(String item);
    }

    /** Not deprecated itself. */
    record Item(String name) {}

    /** What is in a wildcard counts. */
    @Activity
    interface Box {
        void fill(List<? extends Item> items);
    }
}

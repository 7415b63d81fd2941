package com.acme.stock;

interface Checked {
    boolean check();

    default void uncheck() {}
}

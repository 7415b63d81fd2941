package com.acme.stock;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Name;

/** Overloads that differ by boxing alone. */
@Activity
public interface Log {
    void write(int line) throws Overrun;

    @Name("writeBoxed")
    void write(Integer line);

    @Name("writeBoth")
    void write(long line, Integer column);
}

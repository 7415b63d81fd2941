package io.durablefunctions.codec;

import java.util.function.UnaryOperator;

/** Which collection is filled, and the unmodifiable view of it that is given out. */
record ReadOnlyCollection(Class<?> mutable, UnaryOperator<Object> view) {}

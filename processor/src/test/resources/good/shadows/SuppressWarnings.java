package com.acme.shadows;

/** Not that of the JDK. */
record SuppressWarnings(int of) {}

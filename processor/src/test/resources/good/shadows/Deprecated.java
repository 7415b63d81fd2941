package com.acme.shadows;

/** Not that of the JDK. */
record Deprecated(int of) {}

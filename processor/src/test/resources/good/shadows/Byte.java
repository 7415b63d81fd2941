package com.acme.shadows;

/** Not that of the JDK. */
record Byte(int of) {}

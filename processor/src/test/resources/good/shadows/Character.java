package com.acme.shadows;

/** Not that of the JDK. */
record Character(int of) {}

package com.acme.shadows;

/** Not that of the JDK. */
record Exception(int of) {}

package com.acme.shadows;

/** Not that of the JDK. */
record Short(int of) {}

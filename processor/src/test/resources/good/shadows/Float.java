package com.acme.shadows;

/** Not that of the JDK. */
record Float(int of) {}

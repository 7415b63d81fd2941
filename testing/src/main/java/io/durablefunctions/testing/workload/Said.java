package io.durablefunctions.testing.workload;

/** What an event from outside says. Its payload may have more, which the program does not see. */
record Said(long number) {}

/** Looks after orchestrations of all hosts: starts, finds, tells, ends and removes them, as a service object and over HTTP. */
@NullMarked
package io.durablefunctions.management;

import org.jspecify.annotations.NullMarked;

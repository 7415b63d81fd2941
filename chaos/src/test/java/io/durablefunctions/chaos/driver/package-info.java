/** A run, and its parts. */
@NullMarked
package io.durablefunctions.chaos.driver;

import org.jspecify.annotations.NullMarked;

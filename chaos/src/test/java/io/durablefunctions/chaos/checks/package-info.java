/** For each check, a database that breaks its invariant. */
@NullMarked
package io.durablefunctions.chaos.checks;

import org.jspecify.annotations.NullMarked;

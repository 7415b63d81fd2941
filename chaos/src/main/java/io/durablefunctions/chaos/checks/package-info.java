/** Whether the invariants held, by what is in the database and in the logs. A class for each. */
@NullMarked
package io.durablefunctions.chaos.checks;

import org.jspecify.annotations.NullMarked;

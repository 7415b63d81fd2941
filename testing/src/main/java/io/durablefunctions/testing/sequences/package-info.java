/** Random sequences of operations, carried out on two state stores that have to give the same answers. */
@NullMarked
package io.durablefunctions.testing.sequences;

import org.jspecify.annotations.NullMarked;

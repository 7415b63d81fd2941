/** A host in a process of its own. */
@NullMarked
package io.durablefunctions.chaos.worker;

import org.jspecify.annotations.NullMarked;

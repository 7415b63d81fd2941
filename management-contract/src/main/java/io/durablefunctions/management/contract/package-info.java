/** The tests that every hosting of the management HTTP API passes: extend them and say how it is hosted. */
@NullMarked
package io.durablefunctions.management.contract;

import org.jspecify.annotations.NullMarked;

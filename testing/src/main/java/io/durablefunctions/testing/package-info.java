/** Tests of orchestrations: as plain calls, and on the engine in virtual time; and the contract that every state store keeps. */
@NullMarked
package io.durablefunctions.testing;

import org.jspecify.annotations.NullMarked;

/**
 * What generated code compiles against: the definitions of contracts, and the calls behind stubs and clients. Users name
 * nothing of it.
 */
@NullMarked
package io.durablefunctions.definition;

import org.jspecify.annotations.NullMarked;

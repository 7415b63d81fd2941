/** Samples, one command each: {@code mvn -q package -Dsample=NAME -Dargs="..."}. */
@NullMarked
package io.durablefunctions.samples;

import org.jspecify.annotations.NullMarked;

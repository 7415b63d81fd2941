/** One typed, immutable configuration of everything, read from code, system properties, environment variables and a file. */
@NullMarked
package io.durablefunctions.configuration;

import org.jspecify.annotations.NullMarked;

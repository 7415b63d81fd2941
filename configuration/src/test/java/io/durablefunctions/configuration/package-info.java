@NullMarked
package io.durablefunctions.configuration;

import org.jspecify.annotations.NullMarked;

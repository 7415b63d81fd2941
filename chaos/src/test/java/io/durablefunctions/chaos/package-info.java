@NullMarked
package io.durablefunctions.chaos;

import org.jspecify.annotations.NullMarked;

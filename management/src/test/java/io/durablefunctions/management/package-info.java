@NullMarked
package io.durablefunctions.management;

import org.jspecify.annotations.NullMarked;

/** Values to JSON and back, with limits on size and depth. The only place that knows Jackson. */
@NullMarked
package io.durablefunctions.codec;

import org.jspecify.annotations.NullMarked;

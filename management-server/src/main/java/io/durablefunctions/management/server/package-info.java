/** The management HTTP API in a small server of its own. */
@NullMarked
package io.durablefunctions.management.server;

import org.jspecify.annotations.NullMarked;

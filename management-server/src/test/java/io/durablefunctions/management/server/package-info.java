@NullMarked
package io.durablefunctions.management.server;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.durablefunctions.store.jdbi;

import org.jspecify.annotations.NullMarked;

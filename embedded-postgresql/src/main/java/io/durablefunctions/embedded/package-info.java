/**
 * A real PostgreSQL inside a Java program, for samples and tests: no installation, no container, nothing but the class
 * path. Everything starts at {@link io.durablefunctions.embedded.EmbeddedPostgreSql}.
 */
@NullMarked
package io.durablefunctions.embedded;

import org.jspecify.annotations.NullMarked;

/** A web API for orders on Spring Boot. See docs/orders-web.md. */
@NullMarked
package io.durablefunctions.samples.ordersweb;

import org.jspecify.annotations.NullMarked;

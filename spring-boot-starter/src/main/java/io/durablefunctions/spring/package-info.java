/**
 * Durable functions in Spring Boot: beans that implement contracts are served, generated clients are beans, the host starts and stops with the
 * application. Nothing here is called by an application; what it configures is said in {@code docs/spring-boot.md}.
 */
@NullMarked
package io.durablefunctions.spring;

import org.jspecify.annotations.NullMarked;

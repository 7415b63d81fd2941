/**
 * Durable functions in Spring Boot: beans that implement contracts are served, generated clients are beans, the host starts and stops with the
 * application. Applications name nothing of it but {@link io.durablefunctions.spring.HostCustomizer}; {@code docs/spring-boot.md} tells the rest.
 */
@NullMarked
package io.durablefunctions.spring;

import org.jspecify.annotations.NullMarked;

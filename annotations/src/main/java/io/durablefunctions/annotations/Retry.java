package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often an activity method is tried again after it threw. Exceptions named in the method's {@code throws} clause that are
 * {@code RuntimeException}s are answers and are never retried. Neither are subclasses of theirs that are not named: those fail the call, with a
 * message that says to name them. On an interface it holds for each of its methods that has none itself, also in contracts that inherit them
 * and have none. It is read from contracts only: on a class that implements one it is an error.
 *
 * <p>Durations are written {@code "500ms"}, {@code "30s"}, {@code "5m"}, {@code "1h"}, {@code "2d"} or as ISO-8601 ({@code
 * "PT1M30S"}) and are checked by the compiler.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Retry {

    /** How often it is run at most, the first time included. At least 1; 1 means never again. Default 4. */
    int maxAttempts() default 4;

    /** How long to wait before the second attempt. Default {@code "1s"}. */
    String firstDelay() default "1s";

    /** By what each further delay is multiplied. At least 1. Default 2. */
    double backoff() default 2.0;

    /** No delay is longer than this. Default {@code "1m"}. */
    String maxDelay() default "1m";

    /** What part of a delay is left to chance, so that many do not try at the same moment: 0 to 1. Default 0.1. */
    double jitter() default 0.1;

    /** Exceptions after which another attempt is pointless; subclasses count. Default none. */
    Class<? extends Throwable>[] notOn() default {};
}

package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long one attempt of an activity method may take. An attempt that takes longer is interrupted and counts as failed. On
 * an interface it holds for each of its methods that has none itself, also in contracts that inherit them and have none. Without
 * it: 5 minutes. It is read from contracts only: on a class that implements one it is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timeout {

    /** The duration, such as {@code "30s"}, {@code "5m"} or ISO-8601, checked by the compiler. Longer than zero. */
    String value();
}

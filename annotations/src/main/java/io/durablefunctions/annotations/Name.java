package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stored name of an activity method or an external event, where it must differ from the method's own name: to tell two
 * overloads apart, or to keep stored histories readable after a method was renamed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Name {

    /** The name, without the contract's own: letters, digits, {@code _} and {@code -}, at most 100 characters. */
    String value();
}

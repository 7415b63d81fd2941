package io.durablefunctions.samples.ordersweb;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A short text that people read: 1 to 100 characters, all of them visible or spaces, the first and the last visible. */
@Documented
@Constraint(validatedBy = {})
@NotNull
@Pattern(regexp = Named.PATTERN)
@ReportAsSingleViolation
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
@interface Named {

    /** What it looks like. */
    String PATTERN = "[^\\p{C}\\p{Z}]([^\\p{C}]{0,98}[^\\p{C}\\p{Z}])?";

    /** The same in words. */
    String RULE = "must be a text of 1 to 100 characters, without control characters and without spaces around it";

    /** What is said of a text that is none. */
    String message() default RULE;

    /** As Bean Validation demands. */
    Class<?>[] groups() default {};

    /** As Bean Validation demands. */
    Class<? extends Payload>[] payload() default {};
}

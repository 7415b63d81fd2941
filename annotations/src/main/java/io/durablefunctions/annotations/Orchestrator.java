package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as the contract of an orchestrator: code that is replayed from its history and therefore survives the
 * process that runs it.
 *
 * <p>The interface has exactly one abstract method. It takes the orchestration context first, then the input (none, one or
 * several values), then, if wanted, one interface marked {@link ExternalEvents}, then, if wanted, {@code Progress<T>}.
 *
 * <p>For a contract {@code Approval} the compiler generates {@code ApprovalClient}, {@code ApprovalStub} and {@code
 * ApprovalDefinition}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Orchestrator {

    /**
     * The name under which instances are stored. It is part of the contract with every stored history: give it here if the
     * interface may be renamed one day. Default: the simple name of the interface, {@code Outer.Inner} for a nested one.
     */
    String value() default "";
}

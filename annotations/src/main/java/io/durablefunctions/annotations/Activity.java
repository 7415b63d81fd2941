package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as a contract of activities: each abstract method is one piece of work that an orchestrator may call.
 * An activity runs at least once; its result is recorded and never computed again.
 *
 * <p>For a contract {@code Mail} the compiler generates {@code MailStub} and {@code MailDefinition}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Activity {

    /**
     * The first half of the stored names {@code Mail.send} of its methods. It is part of the contract with every stored
     * history: give it here if the interface may be renamed one day. Default: the simple name of the interface, {@code
     * Outer.Inner} for a nested one.
     */
    String value() default "";
}

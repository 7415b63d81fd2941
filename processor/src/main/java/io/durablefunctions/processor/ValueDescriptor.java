package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/**
 * What is stored: of a parameter, a result, an event.
 *
 * @param type its type, boxed
 * @param declared the same for signatures: with the annotations that say what may be null
 * @param isImmutable whether the compiler can see that a value never changes
 */
record ValueDescriptor(TypeName type, TypeName declared, boolean isImmutable) {

    private static final TypeName VOID = ClassName.get(Void.class);

    static final ValueDescriptor NOTHING = new ValueDescriptor(VOID, VOID, true);

    boolean isNothing() {
        return type.equals(VOID);
    }
}

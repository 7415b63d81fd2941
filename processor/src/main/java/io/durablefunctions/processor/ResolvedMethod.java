package io.durablefunctions.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * A method as a contract has it: inherited ones with the type arguments filled in.
 *
 * @param element where it is declared
 * @param type its types
 */
record ResolvedMethod(ExecutableElement element, ExecutableType type) {

    String name() {
        return element.getSimpleName().toString();
    }

    TypeMirror returns() {
        return type.getReturnType();
    }

    List<? extends VariableElement> parameters() {
        return element.getParameters();
    }

    TypeMirror parameterType(int index) {
        return type.getParameterTypes().get(index);
    }

    /** {@code tell(String, Team)} */
    String text() {
        return name() + TypeText.ofAll(type.getParameterTypes());
    }
}

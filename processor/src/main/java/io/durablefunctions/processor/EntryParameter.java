package io.durablefunctions.processor;

import io.durablefunctions.annotations.ExternalEvents;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A parameter of an orchestrator's method. */
record EntryParameter(int index, VariableElement element, TypeMirror type, Role role) {

    /** What it is for, in the order in which they come. */
    enum Role {
        CONTEXT,
        INPUT,
        EVENTS,
        PROGRESS
    }

    static EntryParameter of(ResolvedMethod entry, int index) {
        TypeMirror type = entry.parameterType(index);
        return new EntryParameter(index, entry.parameters().get(index), type, role(type));
    }

    boolean is(Role role) {
        return this.role == role;
    }

    String name() {
        return element.getSimpleName().toString();
    }

    private static Role role(TypeMirror type) {
        if (Language.is(type, RuntimeNames.CONTEXT.canonicalName())) {
            return Role.CONTEXT;
        }
        if (Language.is(type, RuntimeNames.PROGRESS.canonicalName())) {
            return Role.PROGRESS;
        }
        boolean isEvents = type.getKind() == TypeKind.DECLARED
                && Marking.of(Language.element(type), ExternalEvents.class).isPresent();
        return isEvents ? Role.EVENTS : Role.INPUT;
    }
}

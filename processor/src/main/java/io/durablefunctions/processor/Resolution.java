package io.durablefunctions.processor;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Whether all types that a contract is written with are known. One that another processor will generate is not known in the
 * first round; one that does not exist never is, and the compiler says so better than this processor could.
 */
final class Resolution {

    private final Set<String> seen = new HashSet<>();

    private Resolution() {}

    static boolean isComplete(TypeElement contract) {
        return new Resolution().knows(contract.asType());
    }

    private boolean knows(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> false;
            case ARRAY -> knows(((ArrayType) type).getComponentType());
            case WILDCARD -> knowsBounds((WildcardType) type);
            case DECLARED ->
                ((DeclaredType) type).getTypeArguments().stream().allMatch(this::knows)
                        && knowsMembers(Language.element(type));
            default -> true;
        };
    }

    private boolean knowsBounds(WildcardType type) {
        return (type.getExtendsBound() == null || knows(type.getExtendsBound()))
                && (type.getSuperBound() == null || knows(type.getSuperBound()));
    }

    private boolean knowsMembers(TypeElement type) {
        if (type.getQualifiedName().toString().startsWith("java.")
                || !seen.add(type.getQualifiedName().toString())) {
            return true;
        }
        if (type.getKind() == ElementKind.RECORD) {
            return type.getRecordComponents().stream().allMatch(component -> knows(component.asType()));
        }
        return type.getInterfaces().stream().allMatch(this::knows)
                && knows(type.getSuperclass())
                && (type.getKind() != ElementKind.INTERFACE
                        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                                .allMatch(this::knows));
    }

    private boolean knows(ExecutableElement method) {
        return knows(method.getReturnType())
                && method.getParameters().stream().map(VariableElement::asType).allMatch(this::knows)
                && method.getThrownTypes().stream().allMatch(this::knows);
    }
}

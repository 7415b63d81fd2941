package io.durablefunctions.processor;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** A type as its user writes it: {@code Stream<Line>}, {@code Outer.Inner}. */
final class TypeText {

    private TypeText() {}

    static String of(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> ofDeclared((DeclaredType) type);
            case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
            case WILDCARD -> ofWildcard((WildcardType) type);
            default -> type.toString();
        };
    }

    static String of(Element type) {
        return Language.isInType(type)
                ? of(type.getEnclosingElement()) + "." + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    /** {@code (String, Team)} */
    static String ofAll(List<? extends TypeMirror> types) {
        return types.stream().map(TypeText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String ofDeclared(DeclaredType type) {
        String name = of(type.asElement());
        return type.getTypeArguments().isEmpty()
                ? name
                : name + type.getTypeArguments().stream().map(TypeText::of).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String ofWildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + of(type.getExtendsBound());
        }
        return type.getSuperBound() != null ? "? super " + of(type.getSuperBound()) : "?";
    }
}

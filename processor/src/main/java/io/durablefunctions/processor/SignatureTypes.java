package io.durablefunctions.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Names of the user's types for the signatures of generated code: with the type annotations that say what may be null, wherever in the type they
 * stand. Those of arrays are left out, and so are those of inherited interfaces from class files where the compiler does not show them.
 */
final class SignatureTypes {

    private static final Set<String> OF_NULLNESS = Set.of("Nullable", "NonNull");

    private SignatureTypes() {}

    static TypeName of(TypeMirror type) {
        TypeName name = switch (type.getKind()) {
            case DECLARED -> ofDeclared((DeclaredType) type);
            case WILDCARD -> ofWildcard((WildcardType) type);
            default -> TypeName.get(type);
        };
        List<AnnotationSpec> nullness = type.getKind() == TypeKind.ARRAY ? List.of() : nullness(type);
        return nullness.isEmpty() ? name : name.annotated(nullness);
    }

    private static TypeName ofDeclared(DeclaredType type) {
        boolean isOfGenericType = type.getEnclosingType().getKind() == TypeKind.DECLARED;
        if (type.getTypeArguments().isEmpty() || isOfGenericType) {
            return TypeName.get(type);
        }
        return ParameterizedTypeName.get(
                ClassName.get(Language.element(type)),
                type.getTypeArguments().stream().map(SignatureTypes::of).toArray(TypeName[]::new));
    }

    private static TypeName ofWildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return WildcardTypeName.subtypeOf(of(type.getExtendsBound()));
        }
        return type.getSuperBound() != null
                ? WildcardTypeName.supertypeOf(of(type.getSuperBound()))
                : TypeName.get(type);
    }

    private static List<AnnotationSpec> nullness(TypeMirror type) {
        return type.getAnnotationMirrors().stream()
                .filter(SignatureTypes::isOfNullness)
                .map(AnnotationSpec::get)
                .toList();
    }

    private static boolean isOfNullness(AnnotationMirror annotation) {
        return OF_NULLNESS.contains(
                annotation.getAnnotationType().asElement().getSimpleName().toString());
    }
}

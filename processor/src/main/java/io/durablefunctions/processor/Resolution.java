package io.durablefunctions.processor;

import io.durablefunctions.annotations.Activity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Whether all types, and all values of our annotations, that a contract is written with are known. One that another processor will
 * generate is not known in the first round. Only what an implementation has to write counts: a static or default method may use what is
 * generated for its contract.
 */
final class Resolution {

    private final Set<String> seen = new HashSet<>();

    private Resolution() {}

    /** The first that is not known, in words; empty if all are. */
    static Optional<String> unknownIn(TypeElement contract) {
        return new Resolution().unknown(contract.asType(), contract);
    }

    private Optional<String> unknown(TypeMirror type, Element mentioning) {
        return switch (type.getKind()) {
            case ERROR -> Optional.of(type + ", which " + TypeText.of(mentioning) + " mentions,");
            case ARRAY -> unknown(((ArrayType) type).getComponentType(), mentioning);
            case WILDCARD -> first(bounds((WildcardType) type), mentioning);
            case DECLARED ->
                first(((DeclaredType) type).getTypeArguments().stream(), mentioning)
                        .or(() -> unknownMember(Language.element(type)));
            default -> Optional.empty();
        };
    }

    private Optional<String> first(Stream<? extends TypeMirror> types, Element mentioning) {
        return types.map(type -> unknown(type, mentioning))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<TypeMirror> bounds(WildcardType type) {
        return Stream.of(Optional.ofNullable(type.getExtendsBound()), Optional.ofNullable(type.getSuperBound()))
                .flatMap(Optional::stream);
    }

    private Optional<String> unknownMember(TypeElement type) {
        if (type.getQualifiedName().toString().startsWith("java.")
                || !seen.add(type.getQualifiedName().toString())) {
            return Optional.empty();
        }
        if (type.getKind() == ElementKind.RECORD) {
            return first(type.getRecordComponents().stream().map(Element::asType), type);
        }
        Optional<String> inherited =
                first(Stream.concat(type.getInterfaces().stream(), Stream.of(type.getSuperclass())), type);
        return type.getKind() == ElementKind.INTERFACE
                ? inherited.or(() -> unknownValue(type)).or(() -> unknownOfMethods(type))
                : inherited;
    }

    private Optional<String> unknownOfMethods(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .map(method -> first(types(method), method).or(() -> unknownValue(method)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<TypeMirror> types(ExecutableElement method) {
        return Stream.of(
                        Stream.of(method.getReturnType()),
                        method.getParameters().stream().map(VariableElement::asType),
                        method.getThrownTypes().stream())
                .flatMap(types -> types);
    }

    private static Optional<String> unknownValue(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(Resolution::isOurs)
                .filter(mirror -> mirror.getElementValues().values().stream().anyMatch(Resolution::isUnknown))
                .map(mirror -> "a value of @"
                        + mirror.getAnnotationType().asElement().getSimpleName() + " on " + TypeText.of(element))
                .findFirst();
    }

    private static boolean isOurs(AnnotationMirror mirror) {
        TypeElement annotation = (TypeElement) mirror.getAnnotationType().asElement();
        return annotation.getQualifiedName().toString().startsWith(Activity.class.getPackageName() + ".");
    }

    /** Compilers give this text for a value that they could not compute. */
    private static boolean isUnknown(AnnotationValue value) {
        return value.getValue() instanceof List<?> values
                ? values.stream().anyMatch(one -> isUnknown((AnnotationValue) one))
                : value.getValue().equals("<error>");
    }
}

package io.durablefunctions.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Rule: what goes into or comes out of a durable call is data, with a type that says how to read it back. */
final class StorableTypes {

    private final Language language;

    StorableTypes(Language language) {
        this.language = language;
    }

    /**
     * What speaks against a type.
     *
     * @param subject what has the type, such as {@code parameter 'lines' of approve}
     */
    Optional<String> objection(String subject, TypeMirror type) {
        Search search = new Search();
        Optional<Objection> found =
                type.getKind() == TypeKind.WILDCARD ? search.toUnnamed(type) : search.objection(type);
        return found.map(objection -> {
            String is = TypeText.of(objection.type()) + ", which cannot be stored. " + objection.advice();
            return objection.place().isEmpty()
                    ? subject + " is " + is
                    : subject + " is " + TypeText.of(type) + ", and " + objection.place() + " is " + is;
        });
    }

    /**
     * @param place where in the type it was found; empty for the type itself
     * @param type what cannot be stored
     * @param advice what to do
     */
    private record Objection(String place, TypeMirror type, String advice) {

        Objection in(String where) {
            return place.isEmpty() ? new Objection(where, type, advice) : this;
        }
    }

    /** Looks into type arguments, record components and permitted subclasses; each type once, so that cycles end. */
    private final class Search {

        private final Set<String> seen = new HashSet<>();

        Optional<Objection> objection(TypeMirror type) {
            return switch (type.getKind()) {
                case ARRAY -> toArray((ArrayType) type);
                case TYPEVAR -> to(type, "Use a class or a record: a type variable is not known when it is read back.");
                case WILDCARD -> toWildcard((WildcardType) type);
                case DECLARED -> seen.add(type.toString()) ? toClass((DeclaredType) type) : Optional.empty();
                default -> Optional.empty();
            };
        }

        private Optional<Objection> toArray(ArrayType type) {
            TypeMirror component = type.getComponentType();
            return component.getKind().isPrimitive()
                    ? Optional.empty()
                    : to(type, "Use List<" + TypeText.of(component) + ">.");
        }

        private Optional<Objection> toWildcard(WildcardType type) {
            return type.getExtendsBound() == null ? toUnnamed(type) : objection(type.getExtendsBound());
        }

        /** Within another type a bound says enough; by itself it is no type to read a value back as. */
        Optional<Objection> toUnnamed(TypeMirror wildcard) {
            return to(wildcard, "Write the type that it stands for.");
        }

        private Optional<Objection> toClass(DeclaredType type) {
            return adviceAgainst(type).map(advice -> to(type, advice)).orElseGet(() -> toParts(type));
        }

        private Optional<Objection> toParts(DeclaredType type) {
            TypeElement element = Language.element(type);
            return Stream.of(
                            type.getTypeArguments().stream()
                                    .map(argument -> objection(argument).map(found -> found.in("what is in it"))),
                            element.getRecordComponents().stream().map(component -> toComponent(type, component)),
                            permitted(element)
                                    .map(permitted ->
                                            objection(permitted).map(found -> found.in(TypeText.of(permitted)))))
                    .flatMap(parts -> parts)
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private Optional<Objection> toComponent(DeclaredType type, RecordComponentElement component) {
            String where = TypeText.of(type.asElement()) + "." + component.getSimpleName();
            return objection(language.typeIn(type, component)).map(found -> found.in(where));
        }

        private Optional<Objection> to(TypeMirror type, String advice) {
            return Optional.of(new Objection("", type, advice));
        }
    }

    private Optional<String> adviceAgainst(DeclaredType type) {
        TypeElement element = Language.element(type);
        if (Language.is(type, "java.lang.Object")) {
            return Optional.of("Use a record, or a sealed interface of records.");
        }
        if (Language.is(type, "java.lang.Iterable")) {
            return Optional.of("Use List<" + Unstorable.argument(type) + ">.");
        }
        if (isFunctional(type)) {
            return Optional.of("It is code, not data. Use what it would be called with.");
        }
        if (isRaw(type)) {
            return Optional.of("Use " + TypeText.of(element) + "<X"
                    + ", X".repeat(element.getTypeParameters().size() - 1) + ">.");
        }
        if (isInner(element)) {
            return Optional.of("It is an inner class. Make it static.");
        }
        if (Language.anyIs(Modifier.PRIVATE, element)) {
            return Optional.of("It is private, and generated code cannot name it. Remove private.");
        }
        return Unstorable.adviceAgainst(type, language);
    }

    /** Those with type parameters of their own are left to the reader of the value: what they stand for is not known here. */
    private static Stream<? extends TypeMirror> permitted(TypeElement element) {
        return element.getKind() == ElementKind.ENUM
                ? Stream.empty()
                : element.getPermittedSubclasses().stream()
                        .filter(type ->
                                Language.element(type).getTypeParameters().isEmpty());
    }

    private boolean isFunctional(TypeMirror type) {
        List<String> markings = Language.element(type).getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType().toString())
                .toList();
        return !language.isInPackage(type, RuntimeNames.API)
                && (language.isInPackage(type, "java.util.function")
                        || markings.contains(FunctionalInterface.class.getName()));
    }

    private static boolean isRaw(DeclaredType type) {
        return type.getTypeArguments().isEmpty()
                && !Language.element(type).getTypeParameters().isEmpty();
    }

    private static boolean isInner(TypeElement element) {
        Element owner = element.getEnclosingElement();
        return element.getKind() == ElementKind.CLASS
                && !element.getModifiers().contains(Modifier.STATIC)
                && owner.getKind().isClass();
    }
}

package io.durablefunctions.processor;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about the user's types. */
record Language(Types types, Elements elements) {

    static Language of(ProcessingEnvironment environment) {
        return new Language(environment.getTypeUtils(), environment.getElementUtils());
    }

    /** Whether this is exactly that class or interface, whatever its type arguments. */
    static boolean is(TypeMirror type, String qualifiedName) {
        return type.getKind() == TypeKind.DECLARED
                && element(type).getQualifiedName().contentEquals(qualifiedName);
    }

    /** The class or interface of a declared type. */
    static TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }

    static List<? extends TypeMirror> arguments(TypeMirror type) {
        return ((DeclaredType) type).getTypeArguments();
    }

    /** {@code annotation type} */
    static String kind(Element element) {
        return element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static boolean isInType(Element element) {
        Element owner = element.getEnclosingElement();
        return owner != null && owner.getKind() != ElementKind.PACKAGE && owner.getKind() != ElementKind.MODULE;
    }

    /** {@code type} and the interfaces through which it inherits from {@code origin}, that one included: the nearest first. */
    List<TypeElement> lineage(TypeElement type, Element origin) {
        Set<TypeElement> lineage = new LinkedHashSet<>(List.of(type));
        for (Queue<TypeElement> near = new ArrayDeque<>(lineage); !near.isEmpty(); ) {
            near.remove().getInterfaces().stream()
                    .map(Language::element)
                    .filter(inherited ->
                            types.isSubtype(types.erasure(inherited.asType()), types.erasure(origin.asType())))
                    .filter(lineage::add)
                    .forEach(near::add);
        }
        return List.copyOf(lineage);
    }

    /** The modifiers of a type and of all types it is nested in. */
    static boolean anyIs(Modifier modifier, Element element) {
        return element.getModifiers().contains(modifier)
                || (isInType(element) && anyIs(modifier, element.getEnclosingElement()));
    }

    /** Whether it and all it is nested in are public. */
    static boolean isPublic(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC)
                && (!isInType(element) || isPublic(element.getEnclosingElement()));
    }

    /** Whether generated code in the package of {@code contract} may use this member. */
    boolean isVisible(Element member, Element contract) {
        Set<Modifier> modifiers = member.getModifiers();
        PackageElement home = elements.getPackageOf(member);
        return modifiers.contains(Modifier.PUBLIC)
                || (!modifiers.contains(Modifier.PRIVATE) && home.equals(elements.getPackageOf(contract)));
    }

    /** Whether this is that type or a subtype of it, whatever their type arguments. */
    boolean isA(TypeMirror type, String qualifiedName) {
        TypeElement other = elements.getTypeElement(qualifiedName);
        return other != null
                && type.getKind() == TypeKind.DECLARED
                && types.isSubtype(types.erasure(type), types.erasure(other.asType()));
    }

    /** The type of a record's component, where the type arguments of {@code record} are filled in. */
    TypeMirror typeIn(DeclaredType record, RecordComponentElement component) {
        return ((ExecutableType) types.asMemberOf(record, component.getAccessor())).getReturnType();
    }

    TypeMirror boxed(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? types.boxedClass((PrimitiveType) type).asType()
                : type;
    }

    boolean isInPackage(TypeMirror type, String name) {
        return elements.getPackageOf(element(type)).getQualifiedName().contentEquals(name);
    }
}

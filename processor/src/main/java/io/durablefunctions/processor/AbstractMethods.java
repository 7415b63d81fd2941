package io.durablefunctions.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The methods that an implementation of an interface has to write: its own first, then inherited ones. */
final class AbstractMethods {

    private final TypeElement contract;
    private final Language language;
    private final Set<ExecutableElement> declared = new LinkedHashSet<>();

    private AbstractMethods(TypeElement contract, Language language) {
        this.contract = contract;
        this.language = language;
    }

    static List<ResolvedMethod> of(TypeElement contract, Language language) {
        AbstractMethods methods = new AbstractMethods(contract, language);
        methods.declare(contract);
        return methods.toImplement();
    }

    /** The methods that an implementation inherits: those with a body. */
    static List<ResolvedMethod> inheritedFrom(TypeElement contract, Language language) {
        AbstractMethods methods = new AbstractMethods(contract, language);
        methods.declare(contract);
        return methods.declared.stream()
                .filter(method -> method.isDefault() && !methods.isOverridden(method))
                .map(methods::resolved)
                .toList();
    }

    private void declare(TypeElement type) {
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .forEach(declared::add);
        for (TypeMirror inherited : type.getInterfaces()) {
            declare(Language.element(inherited));
        }
    }

    private List<ResolvedMethod> toImplement() {
        List<ResolvedMethod> methods = new ArrayList<>();
        for (ExecutableElement method : declared) {
            if (method.getModifiers().contains(Modifier.ABSTRACT) && !isOverridden(method) && !isOfObject(method)) {
                add(resolved(method), methods);
            }
        }
        return methods;
    }

    private boolean isOverridden(ExecutableElement method) {
        return declared.stream()
                .anyMatch(other -> other != method && language.elements().overrides(other, method, contract));
    }

    private boolean isOfObject(ExecutableElement method) {
        TypeElement object = language.elements().getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(of -> of.getModifiers().contains(Modifier.PUBLIC))
                .anyMatch(of -> of.getSimpleName().equals(method.getSimpleName())
                        && language.types()
                                .isSubsignature((ExecutableType) method.asType(), (ExecutableType) of.asType()));
    }

    private ResolvedMethod resolved(ExecutableElement method) {
        DeclaredType type = (DeclaredType) contract.asType();
        return new ResolvedMethod(method, (ExecutableType) language.types().asMemberOf(type, method));
    }

    /** Two unrelated interfaces may both declare it: it is one method then, and returns what is more special. */
    private void add(ResolvedMethod method, List<ResolvedMethod> methods) {
        for (int i = 0; i < methods.size(); i++) {
            ResolvedMethod other = methods.get(i);
            if (other.name().equals(method.name()) && language.types().isSubsignature(method.type(), other.type())) {
                if (isMoreSpecial(method, other)) {
                    methods.set(i, method);
                }
                return;
            }
        }
        methods.add(method);
    }

    private boolean isMoreSpecial(ResolvedMethod method, ResolvedMethod other) {
        return !language.types().isSameType(method.returns(), other.returns())
                && language.types().isSubtype(method.returns(), other.returns());
    }
}

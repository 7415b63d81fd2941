package io.durablefunctions.processor;

import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Retry;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * The compiler's warnings that a user's own declarations would cause in generated code, where the user cannot suppress them:
 * what is used there although it is deprecated.
 */
final class Lint {

    private final Language language;
    private final SortedSet<String> caused = new TreeSet<>();

    private Lint(Language language) {
        this.language = language;
    }

    /** Names for {@code @SuppressWarnings}; mostly none. */
    static SortedSet<String> causedBy(TypeElement contract, Language language) {
        Lint lint = new Lint(language);
        lint.lookAt(contract);
        return lint.caused;
    }

    private void lookAt(TypeElement contract) {
        lookAtName(contract);
        for (ResolvedMethod method : AbstractMethods.of(contract, language)) {
            lookAtDeclaration(method.element());
            lookAt(method.returns());
            method.type().getParameterTypes().forEach(this::lookAt);
            method.type().getThrownTypes().forEach(this::lookAtThrown);
            lookAtRetry(method.element());
            language.lineage(contract, method.element().getEnclosingElement()).forEach(this::lookAtRetry);
        }
    }

    private void lookAt(TypeMirror type) {
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            lookAt(wildcard.getExtendsBound());
        }
        if (type.getKind() == TypeKind.DECLARED) {
            TypeElement element = Language.element(type);
            if (Marking.of(element, ExternalEvents.class).isPresent()) {
                lookAt(element);
            } else {
                lookAtName(element);
                Language.arguments(type).forEach(this::lookAt);
            }
        }
    }

    /** An exception that is an answer is read and made again. */
    private void lookAtThrown(TypeMirror thrown) {
        lookAt(thrown);
        Language.element(thrown).getEnclosedElements().stream()
                .filter(member -> member instanceof ExecutableElement)
                .forEach(this::lookAtDeclaration);
    }

    private void lookAtRetry(Element element) {
        Marking.of(element, Retry.class)
                .ifPresent(retry -> retry.classes("notOn").forEach(this::lookAt));
    }

    /** The name of a nested type is written with those that it is nested in. */
    private void lookAtName(Element type) {
        lookAtDeclaration(type);
        if (Language.isInType(type)) {
            lookAtName(type.getEnclosingElement());
        }
    }

    private void lookAtDeclaration(Element element) {
        Marking.of(element, Deprecated.class).ifPresent(deprecated -> {
            boolean forRemoval = deprecated.value("forRemoval", Boolean.class).orElse(false);
            caused.add(forRemoval ? "removal" : "deprecation");
        });
    }
}

package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Rule: an exception that is an answer is data. Its constructor's parameters can be read from it, and stored. */
final class FailureReader {

    private static final String CODE = "failure-not-data";

    private final Language language;
    private final ValueReader values;

    FailureReader(Language language, ValueReader values) {
        this.language = language;
        this.values = values;
    }

    /** Empty if it is no answer, or one with a problem. */
    Optional<FailureDescriptor> read(TypeMirror thrown, TypeElement contract, Problems problems) {
        if (!isAnswer(thrown)) {
            return Optional.empty();
        }
        TypeElement exception = Language.element(thrown);
        if (exception.getModifiers().contains(Modifier.ABSTRACT)) {
            problems.add(
                    exception, CODE, cannotBeRebuilt(exception) + "it is abstract. Name its subclasses in throws.");
            return Optional.empty();
        }
        if (Language.anyIs(Modifier.PRIVATE, exception)
                || !exception.getTypeParameters().isEmpty()
                || (Language.isInType(exception) && !exception.getModifiers().contains(Modifier.STATIC))) {
            problems.add(
                    exception,
                    CODE,
                    cannotBeRebuilt(exception) + "it is private or an inner class. Make it a class of its own.");
            return Optional.empty();
        }
        return rebuilt(exception, contract, problems);
    }

    /** Exceptions of the JDK and of the framework are accidents, also where a method declares them. */
    private boolean isAnswer(TypeMirror thrown) {
        return language.isA(thrown, "java.lang.RuntimeException")
                && !Language.element(thrown).getQualifiedName().toString().startsWith("java.")
                && !language.isInPackage(thrown, RuntimeNames.API);
    }

    /** By the constructor that tells most; by a deprecated one only if there is no other. */
    private Optional<FailureDescriptor> rebuilt(TypeElement exception, TypeElement contract, Problems problems) {
        List<Candidate> candidates = ElementFilter.constructorsIn(exception.getEnclosedElements()).stream()
                .filter(constructor -> language.isVisible(constructor, contract))
                .map(constructor -> candidate(exception, constructor, contract))
                .toList();
        Optional<Candidate> best = candidates.stream()
                .filter(candidate -> candidate.problems().areNone())
                .max(Comparator.comparing((Candidate candidate) -> !candidate.isDeprecated())
                        .thenComparing(candidate -> candidate.parts().size()));
        if (best.isPresent()) {
            return Optional.of(
                    new FailureDescriptor(ClassName.get(exception), best.get().parts()));
        }
        candidates.stream()
                .min(Comparator.comparingInt(
                        candidate -> candidate.problems().all().size()))
                .ifPresentOrElse(
                        nearest -> problems.addAll(nearest.problems()),
                        () -> problems.add(
                                exception,
                                CODE,
                                cannotBeRebuilt(exception)
                                        + "no constructor of it is visible to generated code. Make one public."));
        return Optional.empty();
    }

    private record Candidate(boolean isDeprecated, List<FailureDescriptor.Part> parts, Problems problems) {}

    private Candidate candidate(TypeElement exception, ExecutableElement constructor, TypeElement contract) {
        List<FailureDescriptor.Part> parts = new ArrayList<>();
        Problems problems = new Problems();
        for (VariableElement parameter : constructor.getParameters()) {
            String subject = cannotBeRebuilt(exception) + "constructor parameter '" + parameter.getSimpleName() + "'";
            ValueDescriptor value = values.read(parameter.asType(), parameter, CODE, subject, problems);
            accessor(exception, parameter, contract)
                    .ifPresentOrElse(
                            accessor -> parts.add(
                                    new FailureDescriptor.Part(accessor, TypeName.get(parameter.asType()), value)),
                            () -> problems.add(
                                    parameter, CODE, subject + " has no accessor " + names(parameter) + "."));
        }
        return new Candidate(isDeprecated(constructor), parts, problems);
    }

    private Optional<String> accessor(TypeElement exception, VariableElement parameter, TypeElement contract) {
        String name = parameter.getSimpleName().toString();
        List<String> wanted = List.of(name, getter(name));
        return ElementFilter.methodsIn(language.elements().getAllMembers(exception)).stream()
                .filter(method -> wanted.contains(method.getSimpleName().toString()))
                .filter(method -> method.getParameters().isEmpty() && language.isVisible(method, contract))
                .filter(method -> language.types().isAssignable(method.getReturnType(), parameter.asType()))
                .min(Comparator.comparing(FailureReader::isDeprecated)
                        .thenComparing(
                                method -> wanted.indexOf(method.getSimpleName().toString())))
                .map(method -> method.getSimpleName().toString());
    }

    private static boolean isDeprecated(Element element) {
        return Marking.of(element, Deprecated.class).isPresent();
    }

    private static String names(VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        return name + "() or " + getter(name) + "()";
    }

    private static String getter(String name) {
        return "get" + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static String cannotBeRebuilt(TypeElement exception) {
        return TypeText.of(exception) + " cannot be rebuilt: ";
    }
}

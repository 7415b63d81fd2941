package io.durablefunctions.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads one method of a contract: what goes in, what comes out. */
final class MethodReader {

    private static final List<MethodRule> RULES =
            List.of(new MethodIsNotGeneric(), new MethodDoesNotSuspend(), new MethodThrowsExceptions());

    private final Language language;
    private final ValueReader values;
    private final FailureReader failures;

    MethodReader(Language language) {
        this.language = language;
        this.values = new ValueReader(language);
        this.failures = new FailureReader(language, values);
    }

    /** Whether the method is such that its types say something. */
    static boolean obeysRules(ResolvedMethod method, Problems problems) {
        Problems own = new Problems();
        RULES.forEach(rule -> rule.check(method, own));
        problems.addAll(own);
        return own.areNone();
    }

    /**
     * @param inputs the positions of the parameters that are stored
     */
    MethodDescriptor read(TypeElement contract, ResolvedMethod method, List<Integer> inputs, Problems problems) {
        ValueDescriptor result = values.read(
                method.returns(), method.element(), "result-not-storable", "the result of " + method.name(), problems);
        boolean isVarargs = method.element().isVarArgs()
                && inputs.contains(method.parameters().size() - 1);
        return new MethodDescriptor(
                method.name(),
                SignatureTypes.of(method.returns()),
                result,
                inputs.stream().map(index -> parameter(method, index, problems)).toList(),
                isVarargs,
                answers(contract, method, problems),
                method.type().getThrownTypes().stream()
                        .filter(this::isChecked)
                        .map(TypeName::get)
                        .toList(),
                Marking.of(method.element(), Deprecated.class)
                        .map(Marking::mirror)
                        .map(AnnotationSpec::get));
    }

    private ParameterDescriptor parameter(ResolvedMethod method, int index, Problems problems) {
        String name = method.parameters().get(index).getSimpleName().toString();
        TypeMirror type = method.parameterType(index);
        ValueDescriptor value = values.read(
                type,
                method.parameters().get(index),
                "parameter-not-storable",
                "parameter '" + name + "' of " + method.name(),
                problems);
        return new ParameterDescriptor(name, SignatureTypes.of(type), value);
    }

    private List<FailureDescriptor> answers(TypeElement contract, ResolvedMethod method, Problems problems) {
        List<FailureDescriptor> answers = new ArrayList<>();
        for (TypeMirror thrown : method.type().getThrownTypes()) {
            Optional<FailureDescriptor> answer = failures.read(thrown, contract, problems);
            answer.filter(one -> !answers.contains(one)).ifPresent(answers::add);
        }
        return answers;
    }

    private boolean isChecked(TypeMirror thrown) {
        return !language.isA(thrown, "java.lang.RuntimeException") && !language.isA(thrown, "java.lang.Error");
    }
}

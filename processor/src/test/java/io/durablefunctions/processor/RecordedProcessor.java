package io.durablefunctions.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The {@link ContractProcessor}, with a record of the source files it made and of the elements it made them from. */
final class RecordedProcessor extends AbstractProcessor {

    private final ContractProcessor processor = new ContractProcessor();
    private final Map<String, List<String>> originOfSources = new TreeMap<>();

    /** The names of the elements from which each generated class was made. */
    Map<String, List<String>> originOfSources() {
        return originOfSources;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        Filer filer = proxy(Filer.class, (self, method, arguments) -> {
            if (method.getName().equals("createSourceFile")) {
                originOfSources.put(
                        arguments[0].toString(),
                        Stream.of((Element[]) arguments[1])
                                .map(Element::toString)
                                .toList());
            }
            return invoke(environment.getFiler(), method, arguments);
        });
        processor.init(proxy(
                ProcessingEnvironment.class,
                (self, method, arguments) ->
                        method.getName().equals("getFiler") ? filer : invoke(environment, method, arguments)));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // as the processor does
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}

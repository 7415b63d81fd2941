package io.durablefunctions.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * A class whose instances cannot be stored, and what to use instead. {@code %s} stands for its type argument.
 *
 * @param type its name; its subtypes are no better
 * @param advice what to do
 */
record Unstorable(String type, String advice) {

    private static final String A_LIST = "Use List<%s>.";
    private static final String A_VALUE = "Use %s; the stub's Async method gives a future of it.";
    private static final String OF_THIS_PROCESS = "It belongs to one process. Use the data that it is made from.";
    private static final String OF_THE_FRAMEWORK = "The framework hands it out. Use data.";

    /** In the order in which they are tried. */
    private static final List<Unstorable> KNOWN = List.of(
            new Unstorable("java.util.stream.IntStream", "Use int[]."),
            new Unstorable("java.util.stream.LongStream", "Use long[]."),
            new Unstorable("java.util.stream.DoubleStream", "Use double[]."),
            new Unstorable("java.util.stream.BaseStream", A_LIST),
            new Unstorable("java.util.Iterator", A_LIST),
            new Unstorable("java.util.Spliterator", A_LIST),
            new Unstorable("java.util.Enumeration", A_LIST),
            new Unstorable("io.durablefunctions.DurableFuture", "Use %s."),
            new Unstorable("java.util.concurrent.CompletionStage", A_VALUE),
            new Unstorable("java.util.concurrent.Future", A_VALUE),
            new Unstorable("java.io.InputStream", "Use byte[], or the name of where the bytes are."),
            new Unstorable("java.io.Reader", "Use String, or the name of where the text is."),
            new Unstorable("java.lang.Thread", OF_THIS_PROCESS),
            new Unstorable("java.lang.ThreadLocal", OF_THIS_PROCESS),
            new Unstorable("java.util.concurrent.Executor", OF_THIS_PROCESS),
            new Unstorable("java.util.concurrent.locks.Lock", OF_THIS_PROCESS),
            new Unstorable("java.lang.ClassLoader", OF_THIS_PROCESS),
            new Unstorable("java.lang.AutoCloseable", OF_THIS_PROCESS),
            new Unstorable("java.lang.Class", "Use the class's name as a String."),
            new Unstorable("java.lang.Throwable", "Use a record that says what went wrong."),
            new Unstorable("io.durablefunctions.OrchestrationContext", OF_THE_FRAMEWORK),
            new Unstorable("io.durablefunctions.ActivityContext", "Call ActivityContext.current() in the activity."),
            new Unstorable("io.durablefunctions.DurableFunctionClient", OF_THE_FRAMEWORK),
            new Unstorable("io.durablefunctions.OrchestrationHandle", "Use the instance id."),
            new Unstorable("io.durablefunctions.Progress", OF_THE_FRAMEWORK),
            new Unstorable("io.durablefunctions.Settled", "Use the value, or a record that says what went wrong."),
            new Unstorable("io.durablefunctions.CallOptions", OF_THE_FRAMEWORK),
            new Unstorable("io.durablefunctions.ChildOptions", OF_THE_FRAMEWORK),
            new Unstorable("io.durablefunctions.StartOptions", OF_THE_FRAMEWORK));

    /** What to use instead of {@code type}, if it is one of these. */
    static Optional<String> adviceAgainst(TypeMirror type, Language language) {
        return KNOWN.stream()
                .filter(known -> language.isA(type, known.type()))
                .findFirst()
                .map(known -> String.format(known.advice(), argument(type)));
    }

    /** The type argument in the user's words. */
    static String argument(TypeMirror type) {
        List<? extends TypeMirror> arguments = Language.arguments(type);
        return arguments.size() == 1 ? TypeText.of(arguments.get(0)) : "X";
    }
}

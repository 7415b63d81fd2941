package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.StartOptions;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Orchestrator;
import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What cannot be stored, and how the error says so. */
final class Storing {

    @Activity
    interface Parameters {
        void stream(Stream<Line> lines); // error: [parameter-not-storable] parameter 'lines' of stream is Stream<Storing.Line>, which cannot be stored. Use List<Storing.Line>.

        void ints(IntStream numbers); // error: [parameter-not-storable] parameter 'numbers' of ints is IntStream, which cannot be stored. Use int[].

        void iterator(Iterator<Line> lines); // error: [parameter-not-storable] parameter 'lines' of iterator is Iterator<Storing.Line>, which cannot be stored. Use List<Storing.Line>.

        void iterable(Iterable<String> lines); // error: [parameter-not-storable] parameter 'lines' of iterable is Iterable<String>, which cannot be stored. Use List<String>.

        void thread(Thread thread); // error: [parameter-not-storable] parameter 'thread' of thread is Thread, which cannot be stored. It belongs to one process. Use the data that it is made from.

        void executor(ExecutorService pool); // error: [parameter-not-storable] parameter 'pool' of executor is ExecutorService, which cannot be stored. It belongs to one process. Use the data that it is made from.

        void future(DurableFuture<String> answer); // error: [parameter-not-storable] parameter 'answer' of future is DurableFuture<String>, which cannot be stored. Use String.

        void bytes(InputStream in); // error: [parameter-not-storable] parameter 'in' of bytes is InputStream, which cannot be stored. Use byte[], or the name of where the bytes are.

        void text(Reader in); // error: [parameter-not-storable] parameter 'in' of text is Reader, which cannot be stored. Use String, or the name of where the text is.

        void code(Supplier<String> supplier); // error: [parameter-not-storable] parameter 'supplier' of code is Supplier<String>, which cannot be stored. It is code, not data. Use what it would be called with.

        void ownCode(Step step); // error: [parameter-not-storable] parameter 'step' of ownCode is Storing.Step, which cannot be stored. It is code, not data. Use what it would be called with.

        void type(Class<?> type); // error: [parameter-not-storable] parameter 'type' of type is Class<?>, which cannot be stored. Use the class's name as a String.

        void object(Object any); // error: [parameter-not-storable] parameter 'any' of object is Object, which cannot be stored. Use a record, or a sealed interface of records.

        void array(String[] names); // error: [parameter-not-storable] parameter 'names' of array is String[], which cannot be stored. Use List<String>.

        void varargs(String... names); // error: [parameter-not-storable] parameter 'names' of varargs is String[], which cannot be stored. Use List<String>.

        void arrays(int[][] table); // error: [parameter-not-storable] parameter 'table' of arrays is int[][], which cannot be stored. Use List<int[]>.

        void wildcard(List<?> any); // error: [parameter-not-storable] parameter 'any' of wildcard is List<?>, and what is in it is ?, which cannot be stored. Write the type that it stands for.

        void argument(Map<String, List<Object>> any); // error: [parameter-not-storable] parameter 'any' of argument is Map<String, List<Object>>, and what is in it is Object, which cannot be stored. Use a record, or a sealed interface of records.

        @SuppressWarnings("rawtypes")
        void raw(Map any); // error: [parameter-not-storable] parameter 'any' of raw is Map, which cannot be stored. Use Map<X, X>.

        void component(Tree tree); // error: [parameter-not-storable] parameter 'tree' of component is Storing.Tree, and Storing.Leaf.source is Stream<String>, which cannot be stored. Use List<String>.

        void inner(Inner inner); // error: [parameter-not-storable] parameter 'inner' of inner is Storing.Inner, which cannot be stored. It is an inner class. Make it static.

        void secret(Secret secret); // error: [parameter-not-storable] parameter 'secret' of secret is Storing.Secret, which cannot be stored. It is private, and generated code cannot name it. Remove private.

        void failure(IllegalStateException failure); // error: [parameter-not-storable] parameter 'failure' of failure is IllegalStateException, which cannot be stored. Use a record that says what went wrong.

        void context(OrchestrationContext context); // error: [parameter-not-storable] parameter 'context' of context is OrchestrationContext, which cannot be stored. The framework hands it out. Use data.

        void options(StartOptions options); // error: [parameter-not-storable] parameter 'options' of options is StartOptions, which cannot be stored. The framework hands it out. Use data.

        void two(Stream<String> one, Object two);
        // error above: [parameter-not-storable] parameter 'one' of two is Stream<String>, which cannot be stored. Use List<String>.
        // error above: [parameter-not-storable] parameter 'two' of two is Object, which cannot be stored. Use a record, or a sealed interface of records.
    }

    /** The same mistake once more, in a contract of its own. */
    @Activity
    interface Again {
        void stream(Stream<Line> lines); // error: [parameter-not-storable] parameter 'lines' of stream is Stream<Storing.Line>, which cannot be stored. Use List<Storing.Line>.
    }

    @Activity
    interface Results {
        Stream<String> lines(); // error: [result-not-storable] the result of lines is Stream<String>, which cannot be stored. Use List<String>.

        CompletableFuture<String> later(); // error: [result-not-storable] the result of later is CompletableFuture<String>, which cannot be stored. Use String; the stub's Async method gives a future of it.

        Optional<Object> maybe(); // error: [result-not-storable] the result of maybe is Optional<Object>, and what is in it is Object, which cannot be stored. Use a record, or a sealed interface of records.

        <T> T any(); // error: [generic-method] any has the type parameter T, which is not known when a stored value is read back. Write a method for each type.
    }

    @Orchestrator
    interface Told {
        void run(OrchestrationContext context, Progress<Object> progress); // error: [progress-not-storable] the progress of run is Object, which cannot be stored. Use a record, or a sealed interface of records.
    }

    /** A contract without mistakes is generated all the same. */
    @Activity
    interface Good {
        void tell(Line line);

        LineStubUser user();
    }

    record LineStubUser(String name) {}

    record Line(String text) {}

    record Tree(List<Tree> branches, Leaf leaf) {}

    record Leaf(Stream<String> source) {}

    @FunctionalInterface
    interface Step {
        void run();
    }

    class Inner {}

    private record Secret(String word) {}
}

package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.Arguments;
import io.durablefunctions.definition.Definitions;
import io.durablefunctions.definition.DurableCalls;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.definition.TypedClient;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code, loaded and run: definitions are found, and stubs and clients call what they should. */
class GeneratedCodeTest {

    private static final String SERVICES = "META-INF/services/io.durablefunctions.definition.Definition";

    @TempDir
    Path output;

    private final List<String> calls = new ArrayList<>();
    private final List<Method> called = new ArrayList<>();
    private URLClassLoader loader;

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @BeforeEach
    void compileAll() throws IOException {
        List<JavaFileObject> sources = Stream.of("mail", "approval", "orchestrators", "activities")
                .flatMap(directory -> Fixtures.good(directory).stream())
                .toList();
        Compilation compilation = Fixtures.compile(sources);
        for (JavaFileObject file : compilation.generatedFiles()) {
            Path target = output.resolve(file.toUri().getPath().replaceFirst("/[A-Z]+_OUTPUT/", ""));
            Files.createDirectories(target.getParent());
            try (InputStream content = file.openInputStream()) {
                Files.copy(content, target);
            }
        }
        loader = new URLClassLoader(
                new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
    }

    @Test
    void a_definition_is_found_by_the_service_loader() throws Exception {
        Class<?> contract = load("com.acme.Mail");

        assertThat(Definitions.of(contract).getClass().getName()).isEqualTo("com.acme.MailDefinition");
        assertThat(Definitions.of(contract).contract()).isEqualTo(contract);
    }

    @Test
    void a_definition_is_found_by_its_name_where_the_service_file_is_lost() throws Exception {
        Files.delete(output.resolve(SERVICES));

        assertThat(Definitions.ofActivities(load("com.acme.Mail")).methods())
                .extracting(ActivityMethod::name)
                .containsExactly("Mail.askManager", "Mail.tell", "Mail.count", "Mail.letters");
        assertThat(Definitions.of(load("com.acme.jobs.Outer$Inner")).name()).isEqualTo("Outer.Inner");
    }

    @Test
    void a_definition_of_a_contract_that_is_not_public_is_found_all_the_same() throws Exception {
        assertThat(Definitions.of(load("com.acme.jobs.Counting")).name()).isEqualTo("counting-v1");
    }

    @Test
    void a_definition_calls_the_method_of_an_activity_with_the_decoded_arguments() throws Exception {
        assertThat(call("Mail.count", "ann@acme.com", true)).isEqualTo(7);

        assertThat(calls).containsExactly("count[ann@acme.com, true]");
    }

    @Test
    void of_overloads_that_differ_by_boxing_the_one_that_was_meant_is_called() throws Exception {
        ActivitiesDefinition<?> log = Definitions.ofActivities(load("com.acme.stock.Log"));

        invoke(log, "Log.write", 7);
        invoke(log, "Log.writeBoxed", 7);
        invoke(log, "Log.writeBoth", 7L, 80);

        assertThat(called)
                .extracting(Method::getParameterTypes)
                .containsExactly(new Class<?>[] {int.class}, new Class<?>[] {Integer.class}, new Class<?>[] {
                    long.class, Integer.class
                });
    }

    @Test
    void of_constructors_that_differ_by_boxing_the_one_that_was_read_is_called() throws Exception {
        FailureType<?> overrun = method(Definitions.ofActivities(load("com.acme.stock.Log")), "Log.write")
                .answers()
                .get(0);

        assertThat(overrun.rebuilt().apply(arguments(3))).hasMessage("an int: 3");
    }

    @Test
    void a_failure_is_taken_apart_and_rebuilt() throws Exception {
        ActivityMethod<?, ?> method = method(Definitions.ofActivities(load("com.acme.Mail")), "Mail.askManager");
        RuntimeException unknown = (RuntimeException) load("com.acme.Mail$UnknownAddress")
                .getConstructor(String.class)
                .newInstance("ann@acme.com");

        assertThat(method.answers()).hasSize(1);
        FailureType<?> answer = method.answers().get(0);
        assertThat(answer.valuesOf(unknown)).isEqualTo(List.of("ann@acme.com"));
        assertThat(answer.rebuilt().apply(arguments("bob@acme.com"))).hasMessage("nobody is at bob@acme.com");
    }

    @Test
    void a_stub_calls_the_activity_and_waits_for_it() throws Exception {
        Class<?> stub = load("com.acme.MailStub");
        OrchestrationContext context = recorded(DurableCalls.class, DurableFuture.completed(3));

        Object mail = stub.getMethod("in", OrchestrationContext.class).invoke(null, context);
        Object count = stub.getMethod("count", String.class, boolean.class).invoke(mail, "ann@acme.com", false);

        assertThat(count).isEqualTo(3);
        assertThat(calls).singleElement().asString().startsWith("activity[").endsWith("[ann@acme.com, false]]");
    }

    @Test
    void a_client_starts_and_raises_under_the_stored_names() throws Exception {
        Class<?> type = load("com.acme.jobs.NightlyClient");
        DurableFunctionClient client = recorded(TypedClient.class, null);

        Object nightly = type.getMethod("of", DurableFunctionClient.class).invoke(null, client);
        type.getMethod("start", StartOptions.class).invoke(nightly, StartOptions.defaults());

        assertThat(calls)
                .singleElement()
                .asString()
                .startsWith("start[com.acme.jobs.NightlyDefinition@")
                .endsWith("[]]");
    }

    @Test
    void a_definition_gives_the_client_of_its_contract() throws Exception {
        OrchestratorDefinition<?, ?> definition = Definitions.ofOrchestrator(load("com.acme.ExpenseApproval"));

        assertThat(definition.client(recorded(TypedClient.class, null)))
                .get()
                .extracting(client -> client.getClass().getSimpleName())
                .isEqualTo("ExpenseApprovalClient");
        assertThat(definition.parameters()).extracting(ValueType::isImmutable).containsExactly(true);
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    private Object call(String name, Object... arguments) throws Exception {
        return invoke(Definitions.ofActivities(load("com.acme.Mail")), name, arguments);
    }

    private <C> Object invoke(ActivitiesDefinition<C> definition, String name, Object... arguments) throws Exception {
        return method(definition, name).invoke(recorded(definition.contract(), 7), arguments(arguments));
    }

    private static <C> ActivityMethod<C, ?> method(ActivitiesDefinition<C> definition, String name) {
        return definition.methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Writes down each call and answers it with {@code answer}. */
    private <T> T recorded(Class<T> type, Object answer) {
        InvocationHandler handler = (self, method, arguments) -> {
            called.add(method);
            calls.add(method.getName() + Arrays.deepToString(arguments));
            return answer;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Arguments arguments(Object... values) {
        return new Arguments() {
            @Override
            @SuppressWarnings("unchecked") // the test gives what the method takes
            public <T> T at(int index, ValueType<T> type) {
                return (T) values[index];
            }
        };
    }
}

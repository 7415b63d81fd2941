package io.durablefunctions.samples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what is true: its Java is the code of this package, and its first commands are the ones that are run. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMPILER_PLUGIN =
            Pattern.compile("<artifactId>maven-compiler-plugin</artifactId>\\s*<version>([^<]+)</version>");

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    /** Without comments, imports and white space. */
    private static String essence(String java) {
        return java.replaceAll("(?m)//.*$", "").replaceAll("\\s+", "");
    }

    @Test
    void the_first_two_commands_run_the_main_sample_and_the_tests() throws IOException {
        assertThat(blocks("sh").subList(0, 2)).containsExactly("mvn -q package -Dsample=pipeline\n", "mvn verify\n");
    }

    /** An old one would run no processor. */
    @Test
    void its_pom_names_the_compiler_plugin_of_this_build() throws IOException {
        assertThat(compilerPlugin(String.join("", blocks("xml"))))
                .isEqualTo(compilerPlugin(Files.readString(ROOT.resolve("pom.xml"))));
    }

    private static String compilerPlugin(String pom) {
        return COMPILER_PLUGIN
                .matcher(pom)
                .results()
                .map(plugin -> plugin.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void its_java_is_the_code_of_this_package() throws IOException {
        StringBuilder code = new StringBuilder();
        Path here = ROOT.resolve("samples/src/test/java")
                .resolve(getClass().getPackageName().replace(".", "/"));
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.toList()) {
                code.append(essence(Files.readString(file).replaceAll("(?m)^(import|package) .*$", "")));
            }
        }
        for (String block : blocks("java")) {
            for (String part : block.split("\n\n(?=@)")) {
                assertThat(code.toString()).contains(essence(part));
            }
        }
    }

    @Test
    void its_host_runs() {
        Order order = new Order("ada", new Money(4200));
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary()) {
            assertThat(checkout(server.connectionString(), order)).isEqualTo(new Confirmation("ada", "approved"));
        }
    }

    private static Confirmation checkout(String connectionString, Order order) {
        try (DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                .stateStore(PostgreSqlStateStore.connect(connectionString))
                .orchestrator(Checkout.class, CheckoutOrchestrator::new)
                .activities(Payments.class, new StripePayments())
                .start()) {

            CheckoutClient checkouts = CheckoutClient.of(runtime);
            OrchestrationHandle<Confirmation> handle = checkouts.start(StartOptions.id("order-42"), order);
            checkouts.raiseDecision("order-42", Decision.approve());
            Confirmation confirmation = handle.await(Duration.ofMinutes(1));
            return confirmation;
        }
    }
}

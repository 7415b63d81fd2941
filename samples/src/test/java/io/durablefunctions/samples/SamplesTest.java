package io.durablefunctions.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample, as a user runs it, on one database. */
class SamplesTest {

    private static final String DATA = "sample.data";
    private static final Set<String> RUN = new TreeSet<>();

    @TempDir
    private static Path temporary;

    private static EmbeddedPostgreSql server;

    @BeforeAll
    static void startDatabase() {
        server = EmbeddedPostgreSql.temporary();
        System.setProperty(SampleDatabase.VARIABLE, server.connectionString());
        System.setProperty(DATA, temporary.resolve("data").toString());
    }

    @AfterAll
    static void stopDatabase() {
        System.clearProperty(SampleDatabase.VARIABLE);
        System.clearProperty(DATA);
        server.close();
        assertThat(RUN).containsExactlyInAnyOrderElementsOf(Samples.names());
    }

    /** What it prints after the line about the database. */
    private static String run(String... given) throws Exception {
        List<String> arguments = new ArrayList<>(Arrays.asList(given));
        RUN.add(arguments.get(0));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Samples.find(arguments).run(arguments.subList(1, arguments.size()), out);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        String first = "Database: the one of DURABLE_FUNCTIONS_POSTGRESQL.\n";
        assertThat(text).contains(first);
        return text.replace(first, "");
    }

    @Test
    void hello() throws Exception {
        assertThat(run("hello")).isEqualTo("""
                Hello, Ada!
                Hello, Grace!
                Hello, Barbara!
                "Processed: my input"
                """);
        assertThat(run("hello", "Alan")).startsWith("Hello, Alan!\n");
    }

    @Test
    void sequential() throws Exception {
        assertThat(run("sequential", "A", "Long", "Title"))
                .isEqualTo("F4(F3(F2(F1('A Long Title')))) = '/articles/a-long-title'\n");
    }

    @Test
    void parallel() throws Exception {
        assertThat(run("parallel"))
                .startsWith(
                        "20 cities, from -5 to 31 degrees, 13.0 on average.\nOne by one that takes 6000 ms; it took ");
    }

    @Test
    void timers() throws Exception {
        assertThat(run("timers")).endsWith("Done in this order: [eggs, beans, potatoes].\n");
    }

    @Test
    void approval() throws Exception {
        assertThat(run("approval")).contains("lunch: APPROVED\n", "yacht: REJECTED\n", "chairs: EXPIRED\n");
    }

    @Test
    void an_approval_waits_while_no_process_is_there() throws Exception {
        assertThat(run("approval", "ask", "desk")).contains("Asked as expense-desk-1.");
        assertThat(run("approval", "reject", "desk")).endsWith("expense-desk-1: REJECTED\n");
        assertThat(run("approval", "ask", "desk")).contains("Asked as expense-desk-2.");
        assertThat(run("approval", "approve", "desk")).endsWith("expense-desk-2: APPROVED\n");
    }

    @Test
    void retry() throws Exception {
        assertThat(run("retry")).isEqualTo("""
                  town: by train, attempt 1
                town: delivered by train
                  suburb: by train, attempt 1
                  suburb: by train, attempt 2
                  suburb: by train, attempt 3
                suburb: delivered by train
                  island: by train, attempt 1
                  island: by train, attempt 2
                  island: by train, attempt 3
                island: delivered by bicycle, on the ferry
                  nowhere: by train, attempt 1
                nowhere: sent back, no such address: nowhere
                """);
    }

    @Test
    void sub_orchestrations() throws Exception {
        assertThat(run("sub-orchestrations").lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("stage 2 could not be booked");
    }

    @Test
    void eternal() throws Exception {
        assertThat(run("eternal")).contains("  round 1\n", "  round 8\n").endsWith(": 116 kWh in 8 rounds.\n");
    }

    @Test
    void concurrency() throws Exception {
        assertThat(run("concurrency"))
                .contains("40 jobs of 3 steps; steps by host: {blue=", ", red=")
                .endsWith("Steps done more than once: 0.\n");
    }

    @Test
    void orders_are_processed_once_however_often_the_file_is_given() throws Exception {
        Path file = Files.writeString(temporary.resolve("orders.csv"), """
                id,customer,item,quantity,price
                a1,ada,lamp,2,2.50
                a2,mallory,lamp,1,2.50
                a3,robinson,lamp,1,2.50
                a4,ada,lamp,many,2.50
                a1,ada,lamp,1,2.50
                a5,ada,lamp
                """);
        String table = """
                order    outcome          charged  parcel, or what was wrong
                a1       SHIPPED             5.00  parcel-a1
                a2       DECLINED               0  card of mallory declined
                a3       NOT_SHIPPED            0  no road to the island
                {SHIPPED=1, DECLINED=1, NOT_SHIPPED=1}, charged 5.00
                """;
        assertThat(run("orders", file.toString()))
                .contains(
                        file + ", line 5: quantity and price must be numbers: a4,ada,lamp,many,2.50\n",
                        file + ", line 6: order a1 is in line 2 already\n",
                        file + ", line 7: needs id,customer,item,quantity,price, is: a5,ada,lamp\n")
                .endsWith(table + "In this run: 2 charges, 1 refunds.\n");
        assertThat(run("orders", file.toString()))
                .contains("Earlier runs ended 3 of these 3 orders; they are not processed again.\n")
                .endsWith(table + "In this run: 0 charges, 0 refunds.\n");
    }

    @Test
    void pipeline() throws Exception {
        Path directory = Files.createDirectories(temporary.resolve("files"));
        Files.createDirectories(directory.resolve("target"));
        Files.writeString(directory.resolve("target/skipped.txt"), "skipped");
        Files.writeString(directory.resolve("a.txt"), "one two\nthree\n");
        Files.writeString(directory.resolve("b.txt"), "");
        Files.createSymbolicLink(directory.resolve("link.txt"), directory.resolve("a.txt"));
        Path report = temporary.resolve("report.txt");
        String printed = run("pipeline", directory.toString(), report.toString());
        assertThat(printed).contains("-1.\n", ": 2 files, 14 bytes, 0 unreadable.\n", "Report: " + report);
        String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assertThat(Files.readString(report))
                .contains(String.format(Locale.ROOT, "%-16s %9d %12d %12d %15d%n", "total", 2, 2, 3, 14))
                .contains(empty + "  0 0 0 b.txt\n")
                .doesNotContain("skipped", "link");
        assertThat(run("pipeline", directory.toString(), report.toString())).contains("-2.\n");
    }
}

package io.durablefunctions.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.samples.ChildJvm;
import io.durablefunctions.samples.Samples;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineSurvivesKillTest {

    private static final int FILES = 2_400;
    private static final Pattern RUN = Pattern.compile("pipeline-[0-9a-f]+-\\d+");
    private static final Pattern COUNTED = Pattern.compile("\\{\\\\\"path\\\\\":\\\\\"(.*?)\\\\\"");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\d+) (\\d+) (\\d+) (.*)");

    @TempDir
    private Path temporary;

    /** Whatever became of the test: an orphaned server is adopted and stopped. */
    @AfterEach
    void stopServer() {
        Path server = temporary.resolve("data/postgresql");
        if (Files.exists(server)) {
            EmbeddedPostgreSql.keptIn(server).close();
        }
    }

    @Test
    void a_run_that_is_killed_three_times_is_complete_exact_and_reads_no_file_after_its_result_was_durable()
            throws Exception {
        Path input = files(temporary.resolve("input"));
        Path data = temporary.resolve("data");
        Path attempts = data.resolve("pipeline-attempts.log");
        for (int kill = 1; kill <= 3; kill++) {
            int before = lines(attempts).size();
            killInTheMiddle(input, data, attempts, before + 150 * kill);
            Set<String> durable = durable(data);
            int readSoFar = lines(attempts).size();
            assertThat(readSoFar).as("files read before kill %d", kill).isGreaterThan(before);
            killedRuns.add(new KilledRun(durable, readSoFar));
        }
        try (ChildJvm last = run(input, data)) {
            assertThat(last.end()).as(last.output()).isZero();
            assertThat(last.output()).contains("Resuming run pipeline-").contains("Done in");
        }
        List<String> log = lines(attempts);
        for (KilledRun killed : killedRuns) {
            List<String> later = log.subList(killed.linesBefore(), log.size()).stream()
                    .map(line -> line.split("\t", -1)[1])
                    .toList();
            assertThat(later).doesNotContainAnyElementsOf(killed.durable());
        }
        assertThat(log.stream().map(line -> line.replaceAll("^[^\t]*\t([^\t]*\t[^\t]*)\t.*$", "$1")))
                .as("path and process")
                .doesNotHaveDuplicates();
        assertThat(killedRuns.get(2).durable()).hasSizeLessThan(FILES).isNotEmpty();
        assertThatReportIsExact(Files.readString(data.resolve("pipeline-report.txt")), input);
    }

    private record KilledRun(Set<String> durable, int linesBefore) {}

    private final List<KilledRun> killedRuns = new ArrayList<>();

    private static ChildJvm run(Path input, Path data) throws IOException {
        return ChildJvm.start(Samples.class, List.of("-Dsample.data=" + data), "pipeline", input.toString());
    }

    private static void killInTheMiddle(Path input, Path data, Path attempts, int lines) throws Exception {
        try (ChildJvm jvm = run(input, data)) {
            assertThat(jvm.readUntil(line -> line.startsWith("Reading") || line.startsWith("Resuming")))
                    .as(jvm.output())
                    .isPresent();
            while (lines(attempts).size() < lines) {
                Thread.onSpinWait();
            }
            jvm.kill();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The files whose result is in the database, in a journal or in the state of a batch that has ended. */
    private static Set<String> durable(Path data) {
        Set<String> paths = new HashSet<>();
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(data.resolve("postgresql"));
                StateStore store = PostgreSqlStateStore.connect(server.connectionString())) {
            String run = runId(data, store);
            for (int i = 2; ; i++) {
                Optional<StoredInstance> batch = store.find(run + ":" + i, true);
                if (batch.isEmpty()) {
                    return paths;
                }
                collect(batch.get().stateJson(), paths);
                for (HistoryRow row : batch.get().journal()) {
                    collect(row.events(), paths);
                }
            }
        }
    }

    private static String runId(Path data, StateStore store) {
        try {
            Matcher run = RUN.matcher(Files.readString(data.resolve("pipeline-attempts.log")));
            assertThat(run.find()).isTrue();
            assertThat(store.find(run.group(), false)).isPresent();
            return run.group();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(String json, Set<String> paths) {
        Matcher counted = COUNTED.matcher(json);
        while (counted.find()) {
            paths.add(counted.group(1));
        }
    }

    private static Path files(Path directory) throws IOException {
        Random random = new Random(20_261_123);
        for (int i = 0; i < FILES; i++) {
            Path file = directory.resolve("d" + i % 20).resolve("f" + i + (i % 3 == 0 ? ".txt" : ".bin"));
            Files.createDirectories(file.getParent());
            byte[] bytes = new byte[random.nextInt(3_000)];
            random.nextBytes(bytes);
            Files.write(file, i % 3 == 0 ? text(bytes.length) : binary(bytes));
        }
        return directory;
    }

    private static byte[] text(int length) {
        return "w\u00f6rter \u2013 und\r\n\tzeilen ".repeat(length / 20).getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that are never a character beyond ASCII: which of those are assigned depends on the versions of the JDK and of wc. */
    private static byte[] binary(byte[] random) {
        for (int i = 0; i < random.length; i++) {
            if (random[i] < 0) {
                random[i] |= (byte) 0xf8;
            }
        }
        return random;
    }

    private static void assertThatReportIsExact(String report, Path input) throws Exception {
        List<String> sums = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (String line : report.lines().toList()) {
            Matcher file = LINE.matcher(line);
            if (file.matches()) {
                sums.add(file.group(1) + "  " + file.group(5));
                counts.add(file.group(2) + " " + file.group(3) + " " + file.group(4) + " " + file.group(5));
            }
        }
        assertThat(sums).hasSize(FILES).containsExactlyInAnyOrderElementsOf(shell(input, "xargs -0 sha256sum"));
        List<String> wc = shell(input, "xargs -0 wc -l -w -c").stream()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> !line.endsWith(" total"))
                .collect(Collectors.toList());
        Collections.sort(wc);
        Collections.sort(counts);
        assertThat(counts).isEqualTo(wc);
    }

    private static List<String> shell(Path directory, String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "find . -type f -printf '%P\\0' | " + command)
                .directory(directory.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}

package io.durablefunctions.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {

    @TempDir
    private Path directory;

    @AfterEach
    void stopServer() throws IOException {
        Servers.stopAnyIn(directory);
    }

    @Test
    void a_server_whose_jvm_was_killed_is_adopted() throws Exception {
        String server = openInAnotherJvmAndKillThat();
        try (EmbeddedPostgreSql adopted = EmbeddedPostgreSql.keptIn(directory)) {
            assertThat(adopted.adopted()).isTrue();
            assertThat(adopted.postmasterPid() + " " + adopted.port()).isEqualTo(server);
            assertThat(Servers.query(adopted.dataSource(), "SHOW fsync")).isEqualTo("on");
        }
        assertThat(Servers.runs(directory, pidOf(server))).isFalse();
    }

    @Test
    void a_server_whose_jvm_ended_without_closing_is_adopted() throws Exception {
        try (OtherJvm jvm = OtherJvm.opening(directory.toString())) {
            String server = jvm.said("ready");
            jvm.letEnd();
            try (EmbeddedPostgreSql adopted = EmbeddedPostgreSql.keptIn(directory)) {
                assertThat(adopted.postmasterPid() + " " + adopted.port()).isEqualTo(server);
            }
        }
    }

    @Test
    void a_server_killed_together_with_its_jvm_is_started_again_with_its_data() throws Exception {
        String killed = openInAnotherJvmAndKillThat();
        try (EmbeddedPostgreSql adopted = EmbeddedPostgreSql.keptIn(directory)) {
            Servers.execute(adopted.dataSource(), "CREATE TABLE committed AS SELECT 'before the crash' AS text");
            Servers.kill9(pidOf(killed));
            Servers.await("the server to be gone", () -> !Servers.runs(directory, pidOf(killed)));
        }
        try (EmbeddedPostgreSql started = EmbeddedPostgreSql.keptIn(directory)) {
            assertThat(started.adopted()).isFalse();
            assertThat(Servers.query(started.dataSource(), "SELECT text FROM committed"))
                    .isEqualTo("before the crash");
        }
    }

    @Test
    void a_pid_file_whose_number_another_process_has_got_is_overruled() throws Exception {
        Process other = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            leavePidFileNaming(other.pid());
            try (EmbeddedPostgreSql started = EmbeddedPostgreSql.keptIn(directory)) {
                assertThat(started.adopted()).isFalse();
                assertThat(started.postmasterPid()).isNotEqualTo(other.pid());
                assertThat(other.isAlive()).isTrue();
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_pid_file_whose_process_is_gone_is_overruled() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        leavePidFileNaming(ended.pid());
        try (EmbeddedPostgreSql started = EmbeddedPostgreSql.keptIn(directory)) {
            assertThat(started.adopted()).isFalse();
        }
    }

    @Test
    void a_half_written_pid_file_is_overruled() throws Exception {
        EmbeddedPostgreSql.keptIn(directory).close();
        Files.writeString(PostmasterPid.fileIn(directory.resolve("pgdata")), "4711\n/some");
        try (EmbeddedPostgreSql started = EmbeddedPostgreSql.keptIn(directory)) {
            assertThat(started.adopted()).isFalse();
        }
    }

    @Test
    void a_jvm_killed_while_it_makes_the_data_leaves_a_directory_that_opens() throws Exception {
        try (OtherJvm jvm = OtherJvm.opening(directory.toString())) {
            Servers.await("initdb to begin", this::isMakingData);
            jvm.kill9();
        }
        assertThat(directory.resolve("pgdata")).doesNotExist();
        try (EmbeddedPostgreSql started = EmbeddedPostgreSql.keptIn(directory)) {
            assertThat(Servers.query(started.dataSource(), "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_jvm_killed_while_the_server_starts_leaves_a_directory_that_opens() throws Exception {
        EmbeddedPostgreSql.keptIn(directory).close();
        Path pidFile = PostmasterPid.fileIn(directory.resolve("pgdata"));
        try (OtherJvm jvm = OtherJvm.opening(directory.toString())) {
            Servers.await("the server to begin", () -> Files.exists(pidFile));
            jvm.kill9();
        }
        try (EmbeddedPostgreSql opened = EmbeddedPostgreSql.keptIn(directory)) {
            assertThat(Servers.query(opened.dataSource(), "SHOW fsync")).isEqualTo("on");
        }
        assertThat(pidFile).doesNotExist();
    }

    private String openInAnotherJvmAndKillThat() throws Exception {
        try (OtherJvm jvm = OtherJvm.opening(directory.toString())) {
            String server = jvm.said("ready");
            jvm.kill9();
            assertThat(Servers.runs(directory, pidOf(server))).isTrue();
            return server;
        }
    }

    private void leavePidFileNaming(long pid) throws Exception {
        Path pidFile = PostmasterPid.fileIn(directory.resolve("pgdata"));
        List<String> lines;
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory)) {
            lines = Files.readAllLines(pidFile);
            assertThat(lines.get(0)).isEqualTo(Integer.toString(server.postmasterPid()));
            assertThat(lines.get(3)).isEqualTo(Integer.toString(server.port()));
        }
        lines.set(0, Long.toString(pid));
        Files.write(pidFile, lines);
    }

    private boolean isMakingData() {
        try (DirectoryStream<Path> begun = Files.newDirectoryStream(directory, "pgdata-incomplete-*")) {
            for (Path path : begun) {
                if (Files.exists(path.resolve("PG_VERSION"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long pidOf(String server) {
        return Long.parseLong(server.substring(0, server.indexOf(' ')));
    }
}

package io.durablefunctions.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableDirectoryTest {

    @TempDir
    private Path directory;

    @AfterEach
    void stopServer() throws IOException {
        if (Files.isWritable(directory)) {
            Servers.stopAnyIn(directory);
        }
    }

    @Test
    void a_second_jvm_is_told_who_uses_the_directory_and_the_first_goes_on() throws Exception {
        try (EmbeddedPostgreSql first = EmbeddedPostgreSql.keptIn(directory)) {
            try (OtherJvm second = OtherJvm.opening(directory.toString())) {
                assertThat(second.said("failed"))
                        .isEqualTo("The PostgreSQL in " + directory + " is in use by process "
                                + ProcessHandle.current().pid()
                                + ". Close it there first, or name another directory.");
            }
            assertThat(Servers.query(first.dataSource(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void the_same_jvm_can_not_open_a_directory_twice_and_keeps_its_lock() throws Exception {
        try (EmbeddedPostgreSql first = EmbeddedPostgreSql.keptIn(directory)) {
            assertKeptIn(directory)
                    .hasMessage("The PostgreSQL in " + directory + " is in use by this JVM already."
                            + " Close it there first, or name another directory.");
            try (OtherJvm other = OtherJvm.opening(directory.toString())) {
                assertThat(other.said("failed")).contains("is in use by process");
            }
            assertThat(Servers.query(first.dataSource(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void data_of_another_major_version_is_refused_and_left_alone() throws Exception {
        EmbeddedPostgreSql.keptIn(directory).close();
        int here = Binaries.forThisSystem().majorVersion();
        Path version = directory.resolve("pgdata/PG_VERSION");
        Files.writeString(version, "15\n");
        assertKeptIn(directory)
                .hasMessage("The data in " + directory + " is of PostgreSQL 15, while the embedded one is PostgreSQL "
                        + here
                        + ", which can't read it. Name another directory, or put the binaries of PostgreSQL 15 on the"
                        + " class path.");
        assertThat(version).hasContent("15\n");
    }

    @Test
    void the_data_directory_of_another_program_is_refused_and_left_alone() throws Exception {
        Files.writeString(directory.resolve("PG_VERSION"), "15\n");
        assertKeptIn(directory)
                .hasMessageStartingWith(directory + " is itself a data directory of PostgreSQL 15")
                .hasMessageEndingWith("Name a directory of its own for it.");
        assertThat(directory).isDirectoryNotContaining("glob:**lock");
    }

    @Test
    void a_pgdata_that_is_something_else_is_refused() throws Exception {
        Files.createDirectory(directory.resolve("pgdata"));
        assertKeptIn(directory)
                .hasMessage(directory.resolve("pgdata")
                        + " is no data directory of PostgreSQL, for it has no file PG_VERSION."
                        + " Move it away, or name another directory than " + directory + ".");
        Files.delete(directory.resolve("pgdata"));
    }

    @Test
    void a_file_is_refused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertKeptIn(file).hasMessage("PostgreSQL can't be kept in " + file + ": it is a file. Name a directory.");
    }

    @Test
    void a_directory_that_can_not_be_made_is_refused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertKeptIn(file.resolve("below"))
                .hasMessageStartingWith("PostgreSQL can't be kept in " + file.resolve("below"))
                .hasMessageEndingWith("Make it writable for this user, or name another directory.");
    }

    @Test
    void a_directory_that_can_not_be_written_to_is_refused() throws Exception {
        Path readOnly = Files.createDirectory(directory.resolve("read only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(readOnly), "root may write anywhere");
        assertKeptIn(readOnly)
                .hasMessageStartingWith("PostgreSQL can't be kept in " + readOnly)
                .hasMessageEndingWith("Make it writable for this user, or name another directory.");
    }

    @Test
    void lost_passwords_are_told_of() throws Exception {
        EmbeddedPostgreSql.keptIn(directory).close();
        Files.delete(directory.resolve("pgdata/durablefunctions-password"));
        assertKeptIn(directory)
                .hasMessageContaining("durablefunctions-password")
                .hasMessageEndingWith("Restore it, or name another directory.");
    }

    @Test
    void a_server_that_does_not_start_is_told_of_with_its_log() throws Exception {
        EmbeddedPostgreSql.keptIn(directory).close();
        Files.writeString(directory.resolve("pgdata/postgresql.conf"), "no_such_setting_at_all = on\n");
        assertKeptIn(directory)
                .hasMessageContaining("no_such_setting_at_all")
                .hasMessageEndingWith("See " + directory.resolve("server.log") + ".");
    }

    @Test
    void commits_that_do_not_wait_for_the_disk_are_refused() throws Exception {
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory)) {
            Servers.execute(server.dataSource(), "ALTER ROLE durableuser SET synchronous_commit = off");
        }
        assertKeptIn(directory).hasMessageContaining(directory + " runs with synchronous_commit = off.");
        assertThat(directory.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertKeptIn(Path directory) {
        return assertThatThrownBy(() -> EmbeddedPostgreSql.keptIn(directory).close())
                .isInstanceOf(EmbeddedPostgreSqlException.class);
    }
}

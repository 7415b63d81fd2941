package io.durablefunctions.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterPidTest {

    private static final List<String> LINES =
            List.of("4711", "/data", "1790000000", "54321", "", "127.0.0.1", "   123456         7", "ready   ");

    @Test
    void the_process_is_in_line_1_and_the_port_in_line_4() {
        assertThat(PostmasterPid.parse(LINES)).contains(new PostmasterPid(4711, 54_321));
    }

    @Test
    void a_single_user_server_has_a_process_too() {
        assertThat(PostmasterPid.parse(List.of("-4711", "/data", "1790000000", "54321")))
                .contains(new PostmasterPid(4711, 54_321));
    }

    @Test
    void what_is_not_complete_or_no_number_is_no_server() {
        assertThat(PostmasterPid.parse(List.of())).isEmpty();
        assertThat(PostmasterPid.parse(LINES.subList(0, 3))).isEmpty();
        assertThat(PostmasterPid.parse(List.of("x", "/data", "1", "5432"))).isEmpty();
        assertThat(PostmasterPid.parse(List.of("4711", "/data", "1", "70000"))).isEmpty();
        assertThat(PostmasterPid.parse(List.of("0", "/data", "1", "5432"))).isEmpty();
    }

    @Test
    void a_disowned_file_names_no_process_and_is_the_same_otherwise(@TempDir Path directory) throws Exception {
        Path file = Files.write(PostmasterPid.fileIn(directory), LINES);
        PostmasterPid.disown(directory);
        List<String> disowned = Files.readAllLines(file);
        assertThat(disowned.subList(1, LINES.size())).isEqualTo(LINES.subList(1, LINES.size()));
        long pid = Long.parseLong(disowned.get(0));
        assertThat(PostmasterIdentity.of(pid, directory)).isEqualTo(PostmasterIdentity.GONE);
    }

    @Test
    void a_process_is_the_servers_if_it_works_in_the_data_directory(@TempDir Path directory) throws Exception {
        Process here = new ProcessBuilder("tail", "-f", "/dev/null")
                .directory(directory.toFile())
                .start();
        try {
            assertThat(PostmasterIdentity.of(here.pid(), directory)).isEqualTo(PostmasterIdentity.OURS);
            assertThat(PostmasterIdentity.of(here.pid(), Path.of("/"))).isEqualTo(PostmasterIdentity.FOREIGN);
        } finally {
            here.destroyForcibly().waitFor();
        }
        assertThat(PostmasterIdentity.of(here.pid(), directory)).isEqualTo(PostmasterIdentity.GONE);
    }
}

package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.jdbi.ServerSettings.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

    private static List<String> weaknesses(int major, Map<String, Setting> changed) {
        Map<String, Setting> settings = new HashMap<>(Map.of(
                "fsync", new Setting("on", "default"),
                "full_page_writes", new Setting("on", "default"),
                "synchronous_commit", new Setting("on", "default"),
                "synchronous_standby_names", new Setting("", "default")));
        settings.putAll(changed);
        return new ServerSettings(major, settings).weaknesses();
    }

    private static List<String> commits(String value, String standbys) {
        return weaknesses(
                16,
                Map.of(
                        "synchronous_commit", new Setting(value, "user"),
                        "synchronous_standby_names", new Setting(standbys, "configuration file")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 18})
    void a_server_as_it_is_installed_is_not_weak(int major) {
        assertThat(weaknesses(major, Map.of())).isEmpty();
    }

    @Test
    void what_could_not_be_read_is_not_weak() {
        assertThat(new ServerSettings(16, Map.of()).weaknesses()).isEmpty();
    }

    @Test
    void an_old_server_is_weak() {
        assertThat(weaknesses(13, Map.of())).singleElement().asString().contains("version 13", "before 14", "Upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "remote_apply", "remote_write", "local"})
    void without_synchronous_standbys_a_commit_that_waits_for_the_disk_is_not_weak(String value) {
        assertThat(commits(value, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "remote_apply"})
    void a_commit_that_waits_for_the_disk_of_a_standby_is_not_weak(String value) {
        assertThat(commits(value, "s1")).isEmpty();
    }

    @Test
    void a_commit_that_waits_for_no_standby_loses_by_a_fail_over() {
        assertThat(commits("local", "s1"))
                .singleElement()
                .asString()
                .contains("is local", "(s1)", "no standby is waited for", "fail-over", "ALTER ROLE ... RESET");
    }

    @Test
    void a_commit_that_waits_for_a_standbys_memory_loses_if_both_crash() {
        assertThat(commits("remote_write", "s1"))
                .singleElement()
                .asString()
                .contains("is remote_write", "(s1)", "in memory", "crash together");
    }

    @Test
    void a_commit_that_waits_for_no_disk_loses_by_a_crash_and_by_a_fail_over() {
        assertThat(commits("off", ""))
                .singleElement()
                .asString()
                .contains("is off", "wal_writer_delay")
                .doesNotContain("fail-over");
        assertThat(commits("off", "s1")).singleElement().asString().contains("is off", "So does a fail-over");
    }

    @Test
    void each_weakness_is_told() {
        Setting off = new Setting("off", "configuration file");
        assertThat(weaknesses(12, Map.of("fsync", off, "full_page_writes", off, "synchronous_commit", off)))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "configuration file, Set fsync = on in postgresql.conf",
        "command line, Leave it out of the server's command line",
        "database, Run ALTER DATABASE ... RESET fsync",
        "user, Run ALTER ROLE ... RESET fsync",
        "database user, Run ALTER ROLE ... IN DATABASE ... RESET fsync",
        "client, Leave it out of the connection's options"
    })
    void what_to_do_depends_on_where_the_setting_comes_from(String source, String advice) {
        assertThat(weaknesses(16, Map.of("fsync", new Setting("off", source))))
                .singleElement()
                .asString()
                .contains("from: " + source, advice);
    }
}

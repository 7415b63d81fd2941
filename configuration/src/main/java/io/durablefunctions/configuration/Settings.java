package io.durablefunctions.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings there are, in the order in which they are shown. */
final class Settings {

    static final Setting<Boolean> FAIL_FAST = Setting.of(
            "fail-fast",
            SettingType.FLAG,
            "true",
            "Whether a host that cannot use its database when it starts gives up. With `false` it tries again until it can. In Spring Boot the default is `false`.");

    static final Setting<Path> CONFIG_FILE = Setting.unset(
            "config-file",
            SettingType.FILE,
            "`durable-functions.yaml`, `.yml` or `.properties` in the working directory, if there is one",
            "The file with settings, a `.yaml`, `.yml` or `.properties` one; given as a system property or environment variable. Spring has its"
                    + " own files.");

    static final List<Setting<?>> ALL = Stream.of(
                    List.of(CONFIG_FILE, FAIL_FAST, StorageSettings.PROVIDER),
                    DatabaseSettings.ALL,
                    StorageSettings.ALL,
                    RuntimeSettings.ALL,
                    ManagementSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    static final Map<String, Setting<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::name, Function.identity()));

    static final Map<String, Setting<?>> BY_VARIABLE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::variable, Function.identity()));

    private Settings() {}
}

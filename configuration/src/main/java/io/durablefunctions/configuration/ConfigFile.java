package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The file with settings: the one that code names, or the setting, or one by the usual name, if there is any.
 *
 * @param named by code; null for none
 * @param directory where one by the usual name is looked for
 */
record ConfigFile(
        @Nullable Path named, Path directory, Map<String, String> systemProperties, Map<String, String> environment) {

    private static final List<String> USUAL =
            List.of("durable-functions.yaml", "durable-functions.yml", "durable-functions.properties");
    private static final String SECTION = "durable-functions";
    private static final int LARGEST = 1 << 20;

    /**
     * What a file has.
     *
     * @param name the file's; empty for none
     * @param lines where properties are, as far as that is known
     */
    record Content(String name, Map<String, String> properties, Map<String, Integer> lines) {

        static final Content NONE = new Content("no file", Map.of(), Map.of());

        String place(String property) {
            Integer line = lines.get(property);
            return line == null ? name : name + ", line " + line;
        }

        /** Without the values, which may be secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    Content read(Problems problems) {
        if (named != null) {
            return read(named, "code", problems);
        }
        Setting<Path> setting = Settings.CONFIG_FILE;
        String property = systemProperties.get(setting.name());
        if (property != null && !property.isBlank()) {
            return read(Path.of(property.strip()), "system property", problems);
        }
        String variable = environment.get(setting.variable());
        if (variable != null && !variable.isBlank()) {
            return read(Path.of(variable.strip()), "environment variable " + setting.variable(), problems);
        }
        List<Path> there =
                USUAL.stream().map(directory::resolve).filter(Files::exists).toList();
        if (there.size() > 1) {
            wrong(
                    there.get(1),
                    "the working directory",
                    "There is "
                            + USUAL.stream()
                                    .filter(name -> there.get(0).endsWith(name))
                                    .findFirst()
                                    .orElse("") + " too.",
                    "Keep one of the two.",
                    problems);
        }
        return there.isEmpty() ? Content.NONE : read(there.get(0), "the working directory", problems);
    }

    private static Content read(Path file, String origin, Problems problems) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean yaml = Stream.of(".yaml", ".yml").anyMatch(name::endsWith);
        if (!yaml && !name.endsWith(".properties")) {
            wrong(
                    file,
                    origin,
                    "Its name says neither YAML nor properties.",
                    "Give a .yaml, .yml or .properties file.",
                    problems);
            return Content.NONE;
        }
        try {
            if (Files.size(file) > LARGEST) {
                wrong(file, origin, "It is larger than 1MB.", "Keep other things elsewhere.", problems);
                return Content.NONE;
            }
            return checked(yaml ? yaml(file) : properties(file), file, origin, problems);
        } catch (IOException e) {
            wrong(
                    file,
                    origin,
                    "There is no such file that can be read.",
                    "Correct the path, or leave it out.",
                    problems);
        } catch (MarkedYAMLException e) {
            wrong(file, origin, "It is no YAML" + place(e.getProblemMark()) + ".", "Correct it there.", problems);
        } catch (RuntimeException e) {
            wrong(file, origin, "It cannot be read.", "Write it as YAML, or as properties, in UTF-8.", problems);
        }
        return Content.NONE;
    }

    private static Content checked(Content content, Path file, String origin, Problems problems) throws IOException {
        boolean ours = content.properties().keySet().stream()
                .anyMatch(name -> name.replace("\"", "").startsWith(Setting.PREFIX));
        String text = ours ? "" : Files.readString(file);
        if (!text.isBlank() && !text.contains(SECTION)) {
            problems.add(
                    Severity.WARNING,
                    Settings.CONFIG_FILE,
                    file.toString(),
                    origin,
                    "It has no section " + SECTION + ".",
                    "Write the settings below it.");
        }
        return content;
    }

    /** Nothing of the text around it: that may be a password. */
    private static String place(@Nullable Mark mark) {
        return mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static Content yaml(Path file) throws IOException {
        YamlConfigSource source = new YamlConfigSource(file.toString(), Files.readString(file), 0);
        return new Content(file.toString(), source.getProperties(), Map.of());
    }

    private static Content properties(Path file) throws IOException {
        Map<String, String> properties = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        Map<String, ConfigValue> values =
                PropertiesConfigSource.urlToConfigValueMap(file.toUri().toURL(), file.toString(), 0);
        values.forEach((name, value) -> {
            properties.put(name, value.getValue());
            lines.put(name, value.getLineNumber());
        });
        return new Content(file.toString(), properties, lines);
    }

    private static void wrong(Path file, String origin, String problem, String remedy, Problems problems) {
        problems.add(Severity.ERROR, Settings.CONFIG_FILE, file.toString(), origin, problem, remedy);
    }

    /** Without system properties and environment. */
    @Override
    public String toString() {
        return "ConfigFile[" + named + "]";
    }
}

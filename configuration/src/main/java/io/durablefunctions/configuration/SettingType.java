package io.durablefunctions.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What kind of value a setting has.
 *
 * @param expected what to write, with an example
 * @param javaName the class that editors check values by
 * @param choices all values there are; empty where they cannot be listed
 * @param reading makes a value of text, or throws {@link IllegalArgumentException}, {@link DateTimeException}, {@link ArithmeticException}
 */
record SettingType<T>(String expected, String javaName, List<String> choices, Function<String, T> reading) {

    static final SettingType<String> TEXT =
            new SettingType<>("text", "java.lang.String", List.of(), Function.identity());

    static final SettingType<Boolean> FLAG =
            new SettingType<>("true or false", "java.lang.Boolean", List.of(), SettingType::flag);

    static final SettingType<Integer> WHOLE =
            new SettingType<>("a whole number such as 100", "java.lang.Integer", List.of(), Integer::valueOf);

    static final SettingType<Double> DECIMAL =
            new SettingType<>("a number such as 1.5", "java.lang.Double", List.of(), Double::valueOf);

    static final SettingType<Duration> DURATION = new SettingType<>(
            "a duration such as 500ms, 30s, 5m, 12h, 7d or PT1M",
            "java.time.Duration",
            List.of(),
            SettingType::duration);

    static final SettingType<Long> SIZE = new SettingType<>(
            "a number of bytes such as 65536, 64KB or 1MB",
            "org.springframework.util.unit.DataSize",
            List.of(),
            SettingType::size);

    static final SettingType<Path> FILE =
            new SettingType<>("the path of a file", "java.lang.String", List.of(), Path::of);

    static final SettingType<URI> URL =
            new SettingType<>("a URL such as https://ops.example.com", "java.net.URI", List.of(), SettingType::url);

    static final SettingType<List<String>> LIST = new SettingType<>(
            "values with commas between them", "java.util.List<java.lang.String>", List.of(), SettingType::list);

    private static final Pattern DURATION_TEXT = Pattern.compile("(-?\\d{1,9}) ?(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> TIME_UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final Pattern SIZE_TEXT = Pattern.compile("(-?\\d{1,12}) ?(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> SIZE_UNITS = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    /** One of an enum's constants, written in any case, with or without the signs in them. */
    static <E extends Enum<E>> SettingType<E> choice(Class<E> type, Map<E, String> names) {
        List<String> choices =
                Arrays.stream(type.getEnumConstants()).map(names::get).toList();
        return new SettingType<>(
                choices.stream().limit(choices.size() - 1L).collect(Collectors.joining(", ")) + " or "
                        + choices.get(choices.size() - 1),
                type.getName().replace('$', '.'),
                choices,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> plain(constant.name()).equals(plain(text)))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private static String plain(String text) {
        return text.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Empty if the text is no value of this type. */
    Optional<T> read(String text) {
        try {
            return Optional.of(reading.apply(text));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Duration.of(Long.parseLong(matcher.group(1)), TIME_UNITS.get(matcher.group(2)))
                : Duration.parse(text);
    }

    private static Long size(String text) {
        Matcher matcher = SIZE_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2).toUpperCase(Locale.ROOT);
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), Objects.requireNonNull(SIZE_UNITS.get(unit)));
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException();
        }
        return url;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }
}

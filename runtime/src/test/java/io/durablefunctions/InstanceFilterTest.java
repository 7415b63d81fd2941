package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstanceFilterTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String LONGEST = "x".repeat(255);

    private static Set<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "F" + i).collect(Collectors.toSet());
    }

    private static Map<String, String> tags(int count) {
        return names(count).stream().collect(Collectors.toMap(name -> name, name -> "v"));
    }

    private static InstanceFilter of(Set<String> orchestrators, @Nullable String idPrefix, Map<String, String> tags) {
        return new InstanceFilter(orchestrators, Set.of(), null, null, null, null, idPrefix, tags);
    }

    private static InstanceFilter created(Instant from, Instant before) {
        return new InstanceFilter(Set.of(), Set.of(), from, before, null, null, null, Map.of());
    }

    private static InstanceFilter updated(Instant from, Instant before) {
        return new InstanceFilter(Set.of(), Set.of(), null, null, from, before, null, Map.of());
    }

    @Test
    void what_is_just_within_the_limits_is_taken() {
        assertThat(of(names(100), LONGEST, tags(32)).isEmpty()).isFalse();
        assertThat(of(Set.of(LONGEST), "", Map.of(LONGEST, LONGEST)).tags()).hasSize(1);
        assertThat(of(Set.of("F"), "\uD83D\uDE00", Map.of("k", "")).idPrefix()).hasSize(2);
        assertThat(created(NOON, NOON).createdBefore()).isEqualTo(NOON);
        assertThat(updated(NOON, NOON.plusNanos(1)).updatedFrom()).isEqualTo(NOON);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("orchestrators are 101. Use at most 100", () -> of(names(101), null, Map.of())),
                refusal("tags are 33. Use at most 32", () -> of(Set.of(), null, tags(33))),
                refusal("name in orchestrators must not be empty", () -> of(Set.of(""), null, Map.of())),
                refusal("orchestrators 'xxx", () -> of(Set.of(LONGEST + "x"), null, Map.of())),
                refusal("256 characters. Use at most 255", () -> of(Set.of(), LONGEST + "x", Map.of())),
                refusal("idPrefix 'a?' has a character at position 1", () -> of(Set.of(), "a\0", Map.of())),
                refusal("idPrefix '?' has a character at position 0", () -> of(Set.of(), "\uDC00", Map.of())),
                refusal("name in tags must not be empty", () -> of(Set.of(), null, Map.of("", "v"))),
                refusal("value in tags 'xxx", () -> of(Set.of(), null, Map.of("k", LONGEST + "x"))),
                refusal("value in tags '?' has a character", () -> of(Set.of(), null, Map.of("k", "\uD800"))),
                refusal(
                        "createdFrom 2026-01-02T12:00:00.000000001Z is after createdBefore",
                        () -> created(NOON.plusNanos(1), NOON)),
                refusal("updatedFrom", () -> updated(NOON.plusSeconds(1), NOON)),
                refusal("instanceId 'xxx", () -> new InstanceKey(NOON, LONGEST + "x")),
                refusal("instanceId '?'", () -> new InstanceKey(NOON, "\0")));
    }

    private static Arguments refusal(String message, Supplier<Object> made) {
        return arguments(message, made);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_is_beyond_them_is_refused_by_name(String message, Supplier<Object> made) {
        assertThatThrownBy(made::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void only_a_filter_without_conditions_means_all() {
        assertThat(InstanceFilter.ALL.isEmpty()).isTrue();
        assertThat(of(Set.of(), null, Map.of()).isEmpty()).isTrue();
        assertThat(created(NOON, NOON).isEmpty()).isFalse();
    }
}

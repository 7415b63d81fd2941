package io.durablefunctions.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFromOutsideTest {

    private static final JsonCodec CODEC = JsonCodec.of(new PayloadLimits(40, 1_000, 3));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1.10",
                "-0",
                "1e400",
                "\"\\u0041\\/\"",
                "\"é😀\"",
                "\"\\ud83d\\ude00\"",
                "[]",
                "[[[1]]]",
                "{\"b\": 1,\n\t\"a\" :2}",
                "\"\\u0000\"",
                "10000000000000000000.0",
                "{\"\\uDe00\":1}"
            })
    void a_json_value_is_kept_to_the_letter(String json) {
        assertThat(CODEC.parse(json, "it").json()).isEqualTo(json);
        assertThat(CODEC.parse(" \r\n\t" + json + "\n ", "it").json()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "nul",
                "{} {}",
                "1 2",
                "[1,]",
                "[1",
                "{\"a\":1,}",
                "{a:1}",
                "'a'",
                "01",
                "NaN",
                "+1",
                ".5",
                "\"a\u0001\"",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a",
                "\uFEFF1",
                "// x\n1",
                "\u00a01",
                "[1]]",
                "}"
            })
    void what_is_not_one_json_value_is_refused(String text) {
        assertThatThrownBy(() -> CODEC.parse(text, "the event paid"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("the event paid is not valid JSON")
                .hasMessageNotContaining("REDACTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[{\"b\":{\"a\":1,\"\\u0061\":2}}]"})
    void a_key_that_is_there_twice_is_refused(String text) {
        assertThatThrownBy(() -> CODEC.parse(text, "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("Duplicate Object property \"a\"");
    }

    @Test
    void what_is_too_deep_or_too_large_is_refused() {
        assertThatThrownBy(() -> CODEC.parse("[[[[]]]]", "it"))
                .hasMessageStartingWith("it is nested too deep: more than 3");
        String forty = "\"" + "x".repeat(38) + "\"";
        assertThat(CODEC.parse("  " + forty, "it").json()).isEqualTo(forty);
        assertThatThrownBy(() -> CODEC.parse("\"" + "é".repeat(20) + "\"", "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("it takes 42 bytes as JSON; at most 40 are allowed (PayloadLimits.inputBytes)");
        assertThatThrownBy(() -> CODEC.parse("\"" + "\uD800".repeat(10) + "\"", "it"))
                .as("escaped it is larger")
                .hasMessageStartingWith("it takes 62 bytes");
        Payload large = CODEC.encodeUntyped("x".repeat(40), "it");
        assertThatThrownBy(() -> CODEC.checkInput(large, "it")).hasMessageStartingWith("it takes 42 bytes");
        assertThat(CODEC.checkInput(Payload.NULL, "it")).isSameAs(Payload.NULL);
    }

    @Test
    void lone_surrogates_are_escaped_and_mean_the_same() {
        Payload parsed = CODEC.parse("\"\uDC00a\uD800😀\uD83D\"", "it");

        assertThat(parsed.json()).isEqualTo("\"\\udc00a\\ud800😀\\ud83d\"");
        assertThat(CODEC.decode(parsed, ValueType.of(String.class), "it")).isEqualTo("\uDC00a\uD800😀\uD83D");
    }

    @Test
    void what_is_kept_to_the_letter_splits_to_the_letter() {
        Payload parsed = CODEC.parse("[ 1.10 ,{ \"a\" : \"]\" },\n\"\\\\\" ]", "it");

        assertThat(CODEC.split(parsed, 3, "it"))
                .containsExactly(new Payload("1.10"), new Payload("{ \"a\" : \"]\" }"), new Payload("\"\\\\\""));
    }
}

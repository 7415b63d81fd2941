package io.durablefunctions.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedValuesTest {

    private static final JsonCodec CODEC = JsonCodec.of(new PayloadLimits(20, 1_000, 4));
    private static final ValueType<Object> ANYTHING = ValueType.of(Object.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                    | at number: Cannot map null into type int
        {"number":null}                       | at number: Cannot map null into type int
        {"number":"5"}                        | at number: Cannot coerce String value ("5") to int value
        {"number":1.5}                        | at number: Cannot coerce Floating-point value (1.5) to int value
        {"number":99999999999}                | at number: Numeric value (99999999999) out of range of int
        {"number":1,"text":{}}                | at text: Cannot deserialize value of type java.lang.String from Object
        {"number":1,"text":5}                 | at text: Cannot coerce Integer value (5)
        [1]                                   | from Array value
        {"number":1                           | Unexpected end-of-input
        """)
    void what_does_not_fit_its_type_is_refused_with_its_path_and_what_was_found(String json, String detail) {
        assertThatThrownBy(() -> CODEC.decode(new Payload(json), ValueType.of(Values.Fields.class), "the input of Pay"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("the input of Pay cannot be read as " + Values.Fields.class.getName() + ": ")
                .satisfies(e -> assertThat(e.getMessage().replace("`", "")).contains(detail))
                .hasMessageNotContainingAny("\n", "Feature", "Coercion", "REDACTED");
    }

    @Test
    void the_path_goes_through_lists_and_sealed_types() {
        Payload payload = new Payload("{\"first\":null,\"others\":[null,{\"@type\":\"Square\",\"side\":\"q\"}]}");

        assertThatThrownBy(() -> CODEC.decode(payload, ValueType.of(Values.Shapes.class), "it"))
                .hasMessageContaining(": at others[1].side: ");
    }

    @Test
    void an_unknown_type_of_a_sealed_hierarchy_is_refused_with_the_known_ones() {
        assertThatThrownBy(
                        () -> CODEC.decode(new Payload("{\"@type\":\"Oval\"}"), ValueType.of(Values.Shape.class), "it"))
                .hasMessageContaining("'Oval'")
                .hasMessageContaining("[Circle, Mark, Nothing, Square]");
    }

    @Test
    void two_types_of_a_sealed_hierarchy_with_one_name_are_refused() {
        assertThatThrownBy(() -> CODEC.encode(new Values.One.Same(1), ValueType.of(Values.Clash.class), "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("are called Same; annotate one of them with @JsonTypeName");
    }

    @Test
    void what_cannot_be_stored_is_named_with_its_path() {
        Values.Holder holder = new Values.Holder(new Values.Line("a", 1), List.of("fine", new Object()));

        assertThatThrownBy(() -> CODEC.encode(holder, ValueType.of(Values.Holder.class), "the result of Mail.send"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("the result of Mail.send cannot be stored as " + Values.Holder.class.getName()
                        + ": at things[1]: No serializer found for class java.lang.Object");
        assertThatThrownBy(() -> CODEC.encodeUntyped(new Values.Broken(), "it"))
                .hasMessageContaining("at value: no value today");
        assertThatThrownBy(() -> CODEC.encode(Collections.singletonMap(null, 1), ANYTHING, "it"))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void keys_that_are_different_but_the_same_text_are_refused() {
        Map<Object, Object> twice = new LinkedHashMap<>();
        twice.put(1, "a");
        twice.put("1", "b");

        assertThatThrownBy(() -> CODEC.encode(twice, ANYTHING, "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("Duplicate Object property \"1\"");
    }

    @Test
    void what_is_too_large_is_refused_with_its_size_the_limit_and_the_option() {
        assertThat(CODEC.encodeUntyped("x".repeat(998), "it").json()).hasSize(1_000);
        assertThatThrownBy(() -> CODEC.encodeUntyped("x".repeat(999), "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith(
                        "it takes 1001 bytes as JSON; at most 1000 are allowed (PayloadLimits.valueBytes)");
        assertThat(CODEC.encodeUntyped("é".repeat(499), "it").json()).hasSize(501);
        assertThatThrownBy(() -> CODEC.encodeUntyped("é".repeat(500), "it"))
                .hasMessageContaining("it takes 1002 bytes");
        assertThatThrownBy(() -> CODEC.encodeUntyped("😀".repeat(250), "it"))
                .hasMessageContaining("it takes 1002 bytes");
        ValueType<String> text = ValueType.of(String.class);
        assertThatThrownBy(() -> CODEC.encodeAll(
                        List.of("x".repeat(600), "x".repeat(600)), List.of(text, text), "the input of Pay"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("the input of Pay takes more than 1000 bytes");
    }

    @Test
    void a_huge_value_is_stopped_early() {
        List<String> endless = Collections.nCopies(Integer.MAX_VALUE, "some text");

        assertThatThrownBy(() -> CODEC.encode(endless, new ValueType<List<String>>() {}, "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("it takes more than 1000 bytes");
    }

    @Test
    void what_is_too_deep_or_contains_itself_is_refused() {
        assertThat(CODEC.encodeUntyped(List.of(List.of(List.of(List.of()))), "it")
                        .json())
                .isEqualTo("[[[[]]]]");
        assertTooDeep(List.of(List.of(List.of(List.of(List.of())))));
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertTooDeep(itself);
        Values.Loop loop = new Values.Loop();
        loop.next = Optional.of(loop);
        assertTooDeep(loop);
        Object[] array = new Object[1];
        array[0] = Optional.of(array);
        assertTooDeep(array);
    }

    @Test
    void parts_that_are_more_or_fewer_are_refused() {
        for (String json : Arrays.asList("[]", "[1]", "[1,2,3]", "{}", "null", "\"[1,2]\"")) {
            assertThatThrownBy(() -> CODEC.split(new Payload(json), 2, "the input of Pay"))
                    .isInstanceOf(InvalidPayloadException.class)
                    .hasMessageStartingWith("the input of Pay must be a JSON array of 2 values, but is ");
        }
    }

    private static void assertTooDeep(Object value) {
        assertThatThrownBy(() -> CODEC.encodeUntyped(value, "it"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("it is nested too deep: more than 4 objects or arrays")
                .hasMessageContaining("PayloadLimits.depth");
    }
}

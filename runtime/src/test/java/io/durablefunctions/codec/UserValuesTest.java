package io.durablefunctions.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.durablefunctions.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserValuesTest {

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);

    static Stream<Arguments> valuesAndTheirTexts() {
        return Stream.of(
                arguments("text", ValueType.of(String.class), "\"text\""),
                arguments("", ValueType.of(String.class), "\"\""),
                arguments("a\"b\\c\n\u007F", ValueType.of(String.class), "\"a\\\"b\\\\c\\n\u007F\""),
                arguments("\u0000\u001F", ValueType.of(String.class), "\"\\u0000\\u001F\""),
                arguments("é😀", ValueType.of(String.class), "\"é😀\""),
                arguments("\uD83D", ValueType.of(String.class), "\"\\ud83d\""),
                arguments("\uDE00\uD83D", ValueType.of(String.class), "\"\\ude00\\ud83d\""),
                arguments('x', ValueType.of(Character.class), "\"x\""),
                arguments('\uD800', ValueType.of(Character.class), "\"\\ud800\""),
                arguments('\u0000', ValueType.of(char.class), "\"\\u0000\""),
                arguments(Integer.MIN_VALUE, ValueType.of(Integer.class), "-2147483648"),
                arguments(0, ValueType.of(int.class), "0"),
                arguments(Long.MAX_VALUE, ValueType.of(Long.class), "9223372036854775807"),
                arguments(9_007_199_254_740_993L, ValueType.of(long.class), "9007199254740993"),
                arguments((short) 7, ValueType.of(Short.class), "7"),
                arguments(true, ValueType.of(Boolean.class), "true"),
                arguments(false, ValueType.of(boolean.class), "false"),
                arguments(0.1, ValueType.of(Double.class), "0.1"),
                arguments(-0.0, ValueType.of(double.class), "-0.0"),
                arguments(Double.NaN, ValueType.of(Double.class), "\"NaN\""),
                arguments(Double.NEGATIVE_INFINITY, ValueType.of(double.class), "\"-Infinity\""),
                arguments(Float.POSITIVE_INFINITY, ValueType.of(float.class), "\"Infinity\""),
                arguments(new BigDecimal("1.10"), ValueType.of(BigDecimal.class), "1.10"),
                arguments(new BigDecimal("1E+3"), ValueType.of(BigDecimal.class), "1E+3"),
                arguments(new BigDecimal("1000"), ValueType.of(BigDecimal.class), "1000"),
                arguments(BigInteger.TWO.pow(70), ValueType.of(BigInteger.class), "1180591620717411303424"),
                arguments(DayOfWeek.MONDAY, ValueType.of(DayOfWeek.class), "\"MONDAY\""),
                arguments(Duration.ofSeconds(90, 1), ValueType.of(Duration.class), "\"PT1M30.000000001S\""),
                arguments(Period.ofMonths(3), ValueType.of(Period.class), "\"P3M\""),
                arguments(
                        Instant.parse("2026-01-02T03:04:05.123456789Z"),
                        ValueType.of(Instant.class),
                        "\"2026-01-02T03:04:05.123456789Z\""),
                arguments(LocalDate.of(2026, 1, 2), ValueType.of(LocalDate.class), "\"2026-01-02\""),
                arguments(LocalTime.of(3, 4), ValueType.of(LocalTime.class), "\"03:04:00\""),
                arguments(
                        LocalDateTime.of(2026, 1, 2, 3, 4),
                        ValueType.of(LocalDateTime.class),
                        "\"2026-01-02T03:04:00\""),
                arguments(
                        OffsetDateTime.parse("2026-01-02T03:04:05+02:00"),
                        ValueType.of(OffsetDateTime.class),
                        "\"2026-01-02T03:04:05+02:00\""),
                arguments(
                        ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Berlin]"),
                        ValueType.of(ZonedDateTime.class),
                        "\"2026-01-02T03:04:05+01:00[Europe/Berlin]\""),
                arguments(new UUID(1, 2), ValueType.of(UUID.class), "\"00000000-0000-0001-0000-000000000002\""),
                arguments(new byte[] {1, 2, -1}, ValueType.of(byte[].class), "\"AQL/\""),
                arguments(new int[] {1, 2}, ValueType.of(int[].class), "[1,2]"),
                arguments(Optional.empty(), new ValueType<Optional<String>>() {}, "null"),
                arguments(Optional.of("x"), new ValueType<Optional<String>>() {}, "\"x\""),
                arguments(
                        new Values.Maybe(Optional.empty(), Optional.of("x")),
                        ValueType.of(Values.Maybe.class),
                        "{\"line\":null,\"text\":\"x\"}"),
                arguments(
                        new Values.Order("o", List.of(new Values.Line("a", 2)), null),
                        ValueType.of(Values.Order.class),
                        "{\"id\":\"o\",\"lines\":[{\"sku\":\"a\",\"count\":2}],\"gift\":null}"),
                arguments(Arrays.asList("a", null), new ValueType<List<String>>() {}, "[\"a\",null]"),
                arguments(
                        new LinkedHashSet<>(List.of("z", "a", "m")),
                        new ValueType<Set<String>>() {},
                        "[\"z\",\"a\",\"m\"]"),
                arguments(
                        new Values.Grid<>(List.of(List.of(new Values.Line("a", 1)), List.of())),
                        new ValueType<Values.Grid<Values.Line>>() {},
                        "{\"rows\":[[{\"sku\":\"a\",\"count\":1}],[]]}"),
                arguments(new Values.Renamed("x"), ValueType.of(Values.Renamed.class), "{\"full_name\":\"x\"}"),
                arguments(
                        new Values.Shapes(new Values.Circle(1), Arrays.asList(new Values.Square(2), null)),
                        ValueType.of(Values.Shapes.class),
                        "{\"first\":{\"@type\":\"Circle\",\"radius\":1.0},\"others\":[{\"@type\":\"Square\",\"side\":2},null]}"),
                arguments(new Values.Nothing(), ValueType.of(Values.Shape.class), "{\"@type\":\"Nothing\"}"),
                arguments(
                        new Values.Square(2), ValueType.of(Values.Polygon.class), "{\"@type\":\"Square\",\"side\":2}"),
                arguments(new Values.Square(2), ValueType.of(Values.Square.class), "{\"@type\":\"Square\",\"side\":2}"),
                arguments(Values.Mark.DOT, ValueType.of(Values.Shape.class), "[\"Mark\",\"DOT\"]"),
                arguments(new Values.Left.Same(1), ValueType.of(Values.Told.class), "{\"@type\":\"Same\",\"a\":1}"),
                arguments(
                        new Values.Right.Same(1),
                        ValueType.of(Values.Told.class),
                        "{\"@type\":\"RightSame\",\"b\":1}"));
    }

    @ParameterizedTest
    @MethodSource("valuesAndTheirTexts")
    void a_value_has_this_text_and_comes_back(Object value, ValueType<?> type, String json) {
        Payload payload = CODEC.encode(value, type, "the value");

        assertThat(payload.json()).isEqualTo(json);
        assertThat((Object) CODEC.decode(payload, type, "the value")).isEqualTo(value);
    }

    @Test
    void null_is_the_null_payload_and_back() {
        for (ValueType<?> type :
                List.of(ValueType.NOTHING, ValueType.of(String.class), ValueType.of(Values.Order.class))) {
            assertThat(CODEC.encode(null, type, "it")).isSameAs(Payload.NULL);
            assertThat((Object) CODEC.decode(Payload.NULL, type, "it")).isNull();
        }
    }

    @Test
    void collections_declared_by_their_interface_are_read_only_and_keep_their_order_at_any_depth() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put("z", List.of("1"));
        map.put("a", List.of());
        Object any = Map.of("list", List.of(List.of(1, new BigDecimal("1.10"), 1L << 40, BigInteger.TWO.pow(80))));
        Values.Collections value = new Values.Collections(
                List.of(1), new LinkedHashSet<>(List.of("z", "a")), map, List.of(1), new ArrayList<>(List.of(1)), any);
        ValueType<Values.Collections> type = ValueType.of(Values.Collections.class);

        Values.Collections read = CODEC.decode(CODEC.encode(value, type, "it"), type, "it");

        assertThat(read).isEqualTo(value);
        assertThat(read.map().keySet()).containsExactly("z", "a");
        assertThat(read.set()).containsExactly("z", "a");
        assertReadOnly(() -> read.list().add(2));
        assertReadOnly(() -> read.set().add("b"));
        assertReadOnly(() -> read.map().clear());
        assertReadOnly(() -> read.map().get("z").add("2"));
        assertReadOnly(() -> read.collection().add(2));
        assertReadOnly(() -> ((Map<?, ?>) read.any()).clear());
        assertReadOnly(() -> ((List<?>) ((Map<?, ?>) read.any()).get("list")).clear());
        assertReadOnly(() -> ((List<?>) ((List<?>) ((Map<?, ?>) read.any()).get("list")).get(0)).clear());
        read.concrete().add(2);
    }

    @Test
    void a_bean_with_getters_setters_and_public_fields_comes_back() {
        Values.Bean bean = new Values.Bean();
        bean.setName("n");
        bean.open = 3;
        bean.getTags().add("t");
        ValueType<Values.Bean> type = ValueType.of(Values.Bean.class);

        Values.Bean read = CODEC.decode(CODEC.encode(bean, type, "it"), type, "it");

        assertThat(read).usingRecursiveComparison().isEqualTo(bean);
    }

    @Test
    void properties_that_are_gone_are_ignored_and_those_that_are_new_are_null() {
        Payload old = new Payload("{\"gone\":{\"a\":[1]},\"number\":4}");

        assertThat(CODEC.decode(old, ValueType.of(Values.Fields.class), "it"))
                .isEqualTo(new Values.Fields(null, 4, null));
    }

    @Test
    void the_type_of_a_sealed_value_may_stand_anywhere() {
        assertThat(CODEC.decode(
                        new Payload("{\"side\":2,\"@type\":\"Square\"}"), ValueType.of(Values.Shape.class), "it"))
                .isEqualTo(new Values.Square(2));
    }

    @Test
    void what_is_encoded_untyped_can_be_read_typed() {
        assertThat(CODEC.encodeUntyped(null, "it")).isSameAs(Payload.NULL);
        assertThat(CODEC.encodeUntyped("x", "it").json()).isEqualTo("\"x\"");
        assertThat(CODEC.encodeUntyped(List.of(1, "a"), "it").json()).isEqualTo("[1,\"a\"]");
        for (Values.Shape shape : List.of(new Values.Circle(2), Values.Mark.DOT, Values.Mark.DASH)) {
            assertThat(CODEC.decode(CODEC.encodeUntyped(shape, "it"), ValueType.of(Values.Shape.class), "it"))
                    .isEqualTo(shape);
        }
    }

    @Test
    void several_values_are_an_array_that_splits_into_their_texts() {
        List<ValueType<?>> types =
                List.of(ValueType.of(String.class), ValueType.of(Integer.class), ValueType.of(int[].class));

        Payload all = CODEC.encodeAll(Arrays.asList("a,]\"[", null, new int[] {1, 2}), types, "it");

        assertThat(all.json()).isEqualTo("[\"a,]\\\"[\",null,[1,2]]");
        assertThat(CODEC.split(all, 3, "it"))
                .containsExactly(new Payload("\"a,]\\\"[\""), Payload.NULL, new Payload("[1,2]"));
        assertThat(CODEC.encodeAll(List.of(), List.of(), "it")).isSameAs(Payload.NULL);
        assertThat(CODEC.split(Payload.NULL, 0, "it")).isEmpty();
        Payload one = CODEC.encodeAll(List.of("a"), types.subList(0, 1), "it");
        assertThat(one.json()).isEqualTo("\"a\"");
        assertThat(CODEC.split(one, 1, "it")).containsExactly(one);
        assertThatThrownBy(() -> CODEC.encodeAll(List.of("a"), types, "it"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it has 1 values, but 3 types.");
    }

    private static void assertReadOnly(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
    }
}

package io.durablefunctions.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.ValueType;
import io.durablefunctions.journal.Event;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Set the system property {@code codec.seed} to repeat a run. */
class RoundTripTest {

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);
    private static final ValueType<Object> ANYTHING = ValueType.of(Object.class);

    private final long seed = Long.getLong("codec.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void any_value_comes_back_as_it_was() {
        for (int i = 0; i < 5_000; i++) {
            Object value = value(5);
            Payload payload = CODEC.encode(value, ANYTHING, "it");
            assertThat(CODEC.decode(payload, ANYTHING, "it"))
                    .as("seed %d", seed)
                    .isEqualTo(value);
            assertStorable(payload.json());
            assertThat(CODEC.parse(payload.json(), "it")).as("seed %d", seed).isEqualTo(payload);
        }
    }

    @Test
    void any_text_comes_back_as_it_was() {
        ValueType<String> type = ValueType.of(String.class);
        for (int i = 0; i < 5_000; i++) {
            String text = text();
            Payload payload = CODEC.encode(text, type, "it");
            assertThat(CODEC.decode(payload, type, "it")).as("seed %d", seed).isEqualTo(text);
            assertStorable(payload.json());
        }
    }

    @Test
    void any_payload_comes_back_to_the_letter_from_a_record_without_anything_that_jsonb_refuses() {
        ValueType<Event> type = ValueType.of(Event.class);
        for (int i = 0; i < 5_000; i++) {
            Payload payload = CODEC.encode(value(4), ANYTHING, "it");
            String stored = CODEC.write(new Event.EventRaised(text(), payload), type);
            assertThat(((Event.EventRaised) CODEC.read(stored, type)).payload())
                    .as("seed %d", seed)
                    .isEqualTo(payload);
            assertStorable(stored);
            assertThat(stored.replace("\\\\", "")).as("seed %d", seed).doesNotContain("\\u0000", "\\ud");
        }
    }

    private void assertStorable(String json) {
        assertThat(Texts.escapeLoneSurrogates(json)).as("seed %d", seed).isEqualTo(json);
        assertThat(json.chars().noneMatch(c -> c < ' '))
                .as("seed %d: %s", seed, json)
                .isTrue();
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 10)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> Integer.MAX_VALUE + 1L + random.nextInt(Integer.MAX_VALUE);
            case 4 -> BigInteger.ONE.shiftLeft(64).add(new BigInteger(random.nextInt(200), random));
            case 5 -> new BigDecimal(new BigInteger(random.nextInt(100), random), 1 + random.nextInt(30));
            case 6 -> text();
            case 7, 8 -> list(depth - 1);
            default -> map(depth - 1);
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(text(), value(depth));
        }
        return map;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        boolean plain = random.nextBoolean();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (plain ? 0 : random.nextInt(6)) {
                case 0 -> text.append((char) (' ' + random.nextInt(95)));
                case 1 -> text.append((char) random.nextInt(0x20));
                case 2 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                case 3 -> text.appendCodePoint(0x1F600 + random.nextInt(50));
                case 4 -> text.append("\\u0000");
                default -> text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }
}

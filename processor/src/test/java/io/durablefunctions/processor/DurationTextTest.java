package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500ms       | ofMillis(500)
        1000ms      | ofSeconds(1)
        30s         | ofSeconds(30)
        90s         | ofSeconds(90)
        120s        | ofMinutes(2)
        1h          | ofHours(1)
        48h         | ofDays(2)
        0s          | ofSeconds(0)
        PT1M30S     | ofSeconds(90)
        P1DT1H      | ofHours(25)
        PT0.000001S | ofSeconds(0, 1000)
        P30DT0.5S   | ofMillis(2592000500L)
        PT2147483647.001S   | ofMillis(2147483647001L)
        PT2147483648S       | ofSeconds(2147483648L)
        PT9223372036854775.5S | ofSeconds(9223372036854775L, 500000000)
        PT9223372036854774.5S | ofMillis(9223372036854774500L)
        PT2147483648.1000001S | ofSeconds(2147483648L, 100000100)
        """)
    void a_duration_is_written_in_the_largest_unit_that_says_it_exactly(String text, String code) {
        assertThat(DurationText.parse(text).map(DurationText::code))
                .hasToString("Optional[java.time.Duration." + code + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 m", "-5m", "1.5h", "5M", "9999999999s", "PT", "PT-1S", "tomorrow"})
    void what_is_no_duration_is_none(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}

package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeNamesTest {

    @ParameterizedTest
    @CsvSource({
        "send, SEND",
        "askManager, ASK_MANAGER",
        "HTTPServer, HTTP_SERVER",
        "parseURL, PARSE_URL",
        "step2Done, STEP2_DONE",
        "with-dash, WITH_DASH",
        "über, ÜBER",
        "under_score, UNDER_SCORE"
    })
    void a_constant_is_named_by_the_words_of_the_name(String name, String constant) {
        assertThat(CodeNames.constant(name)).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource({"decision, Decision", "x, X", "URL, URL"})
    void a_raise_method_begins_the_name_of_its_event_with_a_capital(String name, String capitalized) {
        assertThat(CodeNames.capitalized(name)).isEqualTo(capitalized);
    }
}

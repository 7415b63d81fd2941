package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
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
    @CsvSource({"m³, M_", "_, __", "-, __", "--, __", "½-time, __TIME", "7up, _7UP"})
    void a_constant_is_an_identifier_whatever_the_stored_name_is(String name, String constant) {
        String free = new ConstantNames().of(name);

        assertThat(free).isEqualTo(constant);
        assertThat(SourceVersion.isName(free)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"decision, Decision", "x, X", "URL, URL"})
    void a_raise_method_begins_the_name_of_its_event_with_a_capital(String name, String capitalized) {
        assertThat(CodeNames.capitalized(name)).isEqualTo(capitalized);
    }
}

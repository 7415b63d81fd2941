package io.durablefunctions.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementOptionsTest {

    private final ManagementOptions defaults = ManagementOptions.defaults();

    @Test
    void each_option_is_set_alone() {
        ManagementOptions set = defaults.withPath("/ops")
                .withBaseUrl(URI.create("https://ops.example.com"))
                .withTokens(AccessToken.of(Role.VIEWER, "viewer-0123456789abcdef"))
                .withUnauthenticatedRemoteAccess(true)
                .withAllowedHosts("a")
                .withAllowedOrigins("https://b")
                .withMaxBodySize(1_000)
                .withRequestTimeout(Duration.ofSeconds(1))
                .withMaxBulk(5);

        assertThat(set.toString())
                .isEqualTo(
                        "ManagementOptions[path=/ops, baseUrl=https://ops.example.com, tokens=[AccessToken[VIEWER]], "
                                + "unauthenticatedRemoteAccess=true, allowedHosts=[a], allowedOrigins=[https://b], maxBodySize=1000, "
                                + "requestTimeout=PT1S, maxBulk=5]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "ops", "/ops/", "//ops", "/a b", "/a?b", "/{id}"})
    void a_path_that_cannot_be_mounted_is_named(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withPath(path))
                .withMessageContaining("option path is " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a", "/relative", "https://user:secret@a", "https://a?b=c", "https://a#b", "https:a"})
    void a_base_url_that_urls_cannot_begin_with_is_refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withBaseUrl(URI.create(url)))
                .withMessageContaining("baseUrl");
    }

    @Test
    void limits_that_make_no_sense_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withMaxBodySize(0))
                .withMessageContaining("maxBodySize");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withRequestTimeout(Duration.ZERO))
                .withMessageContaining("requestTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withRequestTimeout(Duration.ofDays(200_000)))
                .withMessageContaining("requestTimeout")
                .withMessageContaining("at most an hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withMaxBulk(10_001))
                .withMessageContaining("maxBulk");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(Role.ADMIN, "short"))
                .withMessageNotContaining("short ");
    }
}

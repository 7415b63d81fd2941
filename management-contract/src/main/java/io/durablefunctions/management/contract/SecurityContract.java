package io.durablefunctions.management.contract;

import static io.durablefunctions.management.contract.ContractOrchestrators.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.management.AccessToken;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, from where, through which name and from which pages. */
public abstract class SecurityContract extends HostedContract {

    private static final Map<Role, String> TOKENS = Map.of(
            Role.VIEWER, "viewer-0123456789abcdef",
            Role.OPERATOR, "operator-0123456789abcdef",
            Role.ADMIN, "admin-0123456789abcdef");

    /** For subclasses. */
    protected SecurityContract() {}

    @Override
    ManagementOptions options() {
        AccessToken[] tokens = TOKENS.entrySet().stream()
                .map(entry -> AccessToken.of(entry.getKey(), entry.getValue()))
                .toArray(AccessToken[]::new);
        return ManagementOptions.defaults()
                .withTokens(tokens)
                .withAllowedHosts("ops.example.com")
                .withAllowedOrigins("https://pages.example.com");
    }

    @Override
    String token() {
        return TOKENS.getOrDefault(Role.ADMIN, "");
    }

    private RawHttp.Answer raw(String method, String path, String... headers) {
        return RawHttp.send(hosted().uri(), method, path, "", headers);
    }

    private static String bearer(Role role) {
        return "Authorization: Bearer " + TOKENS.get(role);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,VIEWER",
        "GET,/count,VIEWER",
        "GET,/hosts,VIEWER",
        "GET,/health,VIEWER",
        "GET,/openapi.json,VIEWER",
        "GET,/nobody,VIEWER",
        "GET,/nobody/history,VIEWER",
        "POST,/start/Nobody,OPERATOR",
        "POST,/nobody/raiseEvent/go,OPERATOR",
        "POST,/nobody/terminate,OPERATOR",
        "POST,/nobody/suspend,OPERATOR",
        "POST,/nobody/resume,OPERATOR",
        "POST,/nobody/restart,OPERATOR",
        "DELETE,/nobody,ADMIN",
        "POST,/bulk/terminate,ADMIN",
        "POST,/bulk/purge,ADMIN"
    })
    void a_role_may_do_what_it_is_for_and_what_the_ones_before_it_are_for(String method, String path, Role needed) {
        assertThat(raw(method, path).status()).isEqualTo(401);
        for (Role role : Role.values()) {
            RawHttp.Answer answer = raw(method, path, bearer(role));
            if (role.compareTo(needed) < 0) {
                assertThat(answer.status()).as("%s", role).isEqualTo(403);
                assertThat(answer.text()).contains(needed.name());
            } else {
                assertThat(answer.status()).as("%s: %s", role, answer.text()).isNotIn(401, 403, 500);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer wrong-0123456789abcdef",
                "Authorization: Bearer ",
                "Authorization: Bearer",
                "Authorization: Basic YWRtaW46YWRtaW4=",
                "Authorization: admin-0123456789abcdef",
                "Authorization: Bearer admin-0123456789abcde",
                "Authorization: Bearer admin-0123456789abcdef0",
                "Authorization: Bearer ADMIN-0123456789ABCDEF",
                "X-Api-Key: admin-0123456789abcdef",
                "Cookie: token=admin-0123456789abcdef"
            })
    void whoever_has_no_token_that_is_known_is_told_how_to_send_one(String header) {
        RawHttp.Answer answer = raw("GET", "/", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=");
        assertThat(answer.text()).contains("application/problem+json").doesNotContain("0123456789abcde");
    }

    @Test
    void a_path_that_does_not_exist_is_not_told_to_strangers() {
        assertThat(raw("GET", "/no/such/path/here").status()).isEqualTo(401);
        assertThat(raw("GET", "/no/such/path/here", bearer(Role.VIEWER)).status())
                .isEqualTo(404);
    }

    @Test
    void two_authorization_headers_are_refused() {
        assertThat(raw("GET", "/", bearer(Role.ADMIN), "Authorization: Bearer wrong-0123456789abcdef")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nothing_happens_without_the_role() {
        String id = api().start(WAITING, "{\"input\":\"x\"}");

        raw("POST", "/" + id + "/terminate", bearer(Role.VIEWER));
        raw("DELETE", "/" + id, bearer(Role.OPERATOR));
        raw("POST", "/" + id + "/terminate");

        assertThat(api().get("/" + id).field("runtimeStatus")).isIn("Pending", "Running");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example.com,421",
        "localhost.evil.example.com,421",
        "127.0.0.1.evil.example.com,421",
        "10.0.0.1,421",
        "ops.example.com,200",
        "OPS.example.com:8443,200",
        "localhost,200",
        "localhost:1234,200",
        "127.0.0.1,200",
        "[::1]:80,200"
    })
    void only_names_of_the_api_are_answered(String host, int status) {
        assertThat(RawHttp.sendTo(hosted().uri(), host, "GET", "/count", "", bearer(Role.VIEWER))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example.com,403",
        "null,403",
        "https://pages.example.com.evil.com,403",
        "http://pages.example.com,403",
        "https://pages.example.com,200",
        "https://PAGES.example.com,200"
    })
    void only_pages_of_allowed_origins_may_call(String origin, int status) {
        RawHttp.Answer answer = raw("GET", "/count", bearer(Role.VIEWER), "Origin: " + origin);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(status == 200 ? origin : "");
    }

    @Test
    void the_apis_own_pages_may_call_and_those_of_other_sites_may_not() {
        String own = "http://" + hosted().uri().getAuthority();

        assertThat(raw("GET", "/count", bearer(Role.VIEWER), "Origin: " + own).status())
                .isEqualTo(200);
        assertThat(raw("GET", "/count", bearer(Role.VIEWER), "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(raw("GET", "/count", bearer(Role.VIEWER), "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_browser_that_asks_first_is_told_what_an_allowed_page_may_do() {
        RawHttp.Answer allowed = raw(
                "OPTIONS",
                "/some-id/terminate",
                "Origin: https://pages.example.com",
                "Access-Control-Request-Method: POST");
        RawHttp.Answer refused = raw(
                "OPTIONS",
                "/some-id/terminate",
                "Origin: https://evil.example.com",
                "Access-Control-Request-Method: POST");

        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Authorization");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Methods")).isEmpty();
    }

    @Test
    void every_answer_tells_browsers_to_keep_and_guess_nothing_and_tells_nothing_about_the_server() {
        for (RawHttp.Answer answer : List.of(
                raw("GET", "/count", bearer(Role.VIEWER)),
                raw("GET", "/count"),
                raw("GET", "/nobody", bearer(Role.VIEWER)),
                raw("DELETE", "/nobody", bearer(Role.VIEWER)))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void without_tokens_callers_on_this_machine_are_served_unless_a_proxy_speaks_for_others() throws Exception {
        try (HostedApi open = open(ManagementOptions.defaults())) {
            assertThat(RawHttp.send(open.uri(), "GET", "/count", "").status()).isEqualTo(200);
            for (String header : List.of(
                    "X-Forwarded-For: 203.0.113.7",
                    "x-forwarded-for: 127.0.0.1",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: x",
                    "X-Forwarded-Prefix: /ops",
                    "Forwarded: for=203.0.113.7",
                    "X-Real-IP: 203.0.113.7",
                    "CF-Connecting-IP: 203.0.113.7",
                    "True-Client-IP: 203.0.113.7",
                    "Via: 1.1 proxy")) {
                assertThat(RawHttp.send(open.uri(), "GET", "/count", "", header).status())
                        .as(header)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void hosts_with_the_same_tokens_take_each_others_cursors_and_others_do_not() throws Exception {
        String prefix = newId("shared");
        for (int i = 0; i < 2; i++) {
            api().start(WAITING, "{\"input\":\"x\",\"instanceId\":\"" + prefix + "-" + i + "\"}");
        }
        String page = "/?limit=1&idPrefix=" + prefix + "&cursor="
                + api().get("/?limit=1&idPrefix=" + prefix).field("nextCursor");

        try (HostedApi same = open(options());
                HostedApi other = open(ManagementOptions.defaults())) {
            assertThat(new Api(same.uri(), token()).get(page).status()).isEqualTo(200);
            assertThat(new Api(other.uri(), null).get(page).status()).isEqualTo(400);
        }
    }
}

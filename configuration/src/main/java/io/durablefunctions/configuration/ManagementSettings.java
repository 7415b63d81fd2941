package io.durablefunctions.configuration;

import static io.durablefunctions.configuration.Bounds.atLeastOne;
import static io.durablefunctions.configuration.Bounds.bytes;
import static io.durablefunctions.configuration.Bounds.positive;

import io.durablefunctions.configuration.ManagementServerSettings.Tls;
import io.durablefunctions.management.AccessToken;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.Role;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the management HTTP API is offered. */
final class ManagementSettings {

    /** What a {@code Host} header can be: a name, or an IP address, that of version 6 in brackets; with or without a port. */
    private static final String HOST = "\\*|([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";

    static final Setting<String> PATH = Setting.of(
                    "management.path",
                    SettingType.TEXT,
                    ManagementOptions.DEFAULT_PATH,
                    "Where the management HTTP API is mounted.")
            .error(
                    path -> !path.matches("(/[A-Za-z0-9._~-]+)+"),
                    "It is no path of a URL.",
                    "Begin it with a slash and end it without, such as /runtime/orchestrations.");

    static final Setting<URI> BASE_URL = Setting.unset(
                    "management.base-url",
                    SettingType.URL,
                    "the address the request came to",
                    "What the URLs in answers begin with, such as `https://ops.example.com`.")
            .error(
                    url -> url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null,
                    "It has a user, a query or a fragment, which URLs cannot begin with.",
                    "Give scheme, host, port and path alone, such as https://ops.example.com.");

    static final Setting<List<String>> VIEWER_TOKENS =
            tokens("viewer", "Bearer tokens, with commas between them, for who may look at instances and hosts.");

    static final Setting<List<String>> OPERATOR_TOKENS = tokens(
            "operator", "Bearer tokens for who may also start, raise events, suspend, resume, restart and terminate.");

    static final Setting<List<String>> ADMIN_TOKENS =
            tokens("admin", "Bearer tokens for who may also purge, and act on many instances at once.");

    static final Setting<Boolean> UNAUTHENTICATED_REMOTE_ACCESS = Setting.of(
                    "management.unauthenticated-remote-access",
                    SettingType.FLAG,
                    "false",
                    "Whether, without tokens, callers from other machines are served too.")
            .warning(
                    served -> served,
                    "Everybody who reaches the port may start, change and remove instances.",
                    "Give management.tokens.viewer, .operator and .admin instead.");

    static final Setting<List<String>> ALLOWED_HOSTS = Setting.unset(
                    "management.allowed-hosts",
                    SettingType.LIST,
                    "none",
                    "Further names that are accepted in the `Host` header, besides this machine's loopback and the one of `base-url`; `*` for any.")
            .error(
                    hosts -> hosts.stream().anyMatch(host -> !host.matches(HOST)),
                    "One of them is no host.",
                    "Give names or addresses without scheme and path, such as ops.example.com; or * for any.");

    static final Setting<List<String>> ALLOWED_ORIGINS = Setting.unset(
                    "management.allowed-origins",
                    SettingType.LIST,
                    "none",
                    "Web origins, such as `https://ops.example.com`, whose pages may call, besides the API's own.")
            .error(
                    origins -> origins.stream().anyMatch(origin -> !origin.matches("https?://[^/?#@]+")),
                    "One of them is no origin.",
                    "Give scheme, host and port alone, such as https://ops.example.com.");

    static final Setting<Long> MAX_BODY_SIZE = bytes(Setting.of(
                    "management.max-body-size", SettingType.SIZE, "128KB", "How large the body of a request may be."))
            .error(size -> size >= 1 && size < 256, "It is less than 256 bytes.", "Give 256 or more.");

    static final Setting<Duration> REQUEST_TIMEOUT = positive(Setting.of(
                    "management.request-timeout",
                    SettingType.DURATION,
                    "30s",
                    "How long a request may take, the arrival of its body included; an hour at most."))
            .error(
                    timeout -> timeout.compareTo(ManagementOptions.LONGEST_REQUEST) > 0,
                    "It is longer than an hour.",
                    "Give 1h or less.");

    static final Setting<Integer> MAX_BULK = atLeastOne(Setting.of(
                    "management.max-bulk",
                    SettingType.WHOLE,
                    "1000",
                    "How many instances one call may terminate or purge at most."))
            .error(most -> most > 10_000, "It is more than 10000.", "Give 10000 or less, and call again for more.");

    static final Setting<String> BIND_ADDRESS = Setting.of(
                    "management.server.bind-address",
                    SettingType.TEXT,
                    "127.0.0.1",
                    "The address at which the standalone management server listens; `0.0.0.0` for all of this machine.")
            .error(
                    address -> !address.matches("[A-Za-z0-9.:-]+"),
                    "It is no address.",
                    "Give a name or an IP address, without scheme and port.");

    static final Setting<Integer> PORT = Setting.of(
                    "management.server.port",
                    SettingType.WHOLE,
                    "8080",
                    "The TCP port of the standalone management server; 0 for one that is free.")
            .error(port -> port < 0 || port > 65_535, "It is no port.", "Give a whole number from 0 to 65535.");

    static final Setting<Path> KEY_STORE = Setting.unset(
                    "management.server.tls.key-store",
                    SettingType.FILE,
                    "none: plain HTTP",
                    "A PKCS #12 file with the certificate and key that the standalone management server shows.")
            .error(
                    file -> !Files.isReadable(file) || Files.isDirectory(file),
                    "There is no such file that can be read.",
                    "Give the path of a PKCS #12 file.");

    static final Setting<String> KEY_STORE_PASSWORD = Setting.unset(
                    "management.server.tls.key-store-password", SettingType.TEXT, "none", "The password of that file.")
            .hidden();

    static final List<Setting<?>> ALL = List.of(
            PATH,
            BASE_URL,
            VIEWER_TOKENS,
            OPERATOR_TOKENS,
            ADMIN_TOKENS,
            UNAUTHENTICATED_REMOTE_ACCESS,
            ALLOWED_HOSTS,
            ALLOWED_ORIGINS,
            MAX_BODY_SIZE,
            REQUEST_TIMEOUT,
            MAX_BULK,
            BIND_ADDRESS,
            PORT,
            KEY_STORE,
            KEY_STORE_PASSWORD);

    private ManagementSettings() {}

    private static Setting<List<String>> tokens(String role, String description) {
        return Setting.unset("management.tokens." + role, SettingType.LIST, "none", description)
                .hidden()
                .error(
                        tokens -> tokens.stream().anyMatch(token -> !token.matches("[!-~]{16,1024}")),
                        "A token in it has less than 16 or more than 1024 characters, or others than visible ASCII.",
                        "Make one with: openssl rand -hex 32");
    }

    static void check(Values values, Problems problems) {
        Given<String> password = values.given(KEY_STORE_PASSWORD);
        if (password != null && !values.has(KEY_STORE)) {
            problems.error(
                    password,
                    "There is no file that it is the password of.",
                    "Give management.server.tls.key-store too, or leave it out.");
        }
        Given<String> address = values.given(BIND_ADDRESS);
        boolean open = values.get(UNAUTHENTICATED_REMOTE_ACCESS);
        if (address != null && !isLoopback(address.value()) && tokens(values).isEmpty() && !open) {
            problems.error(
                    address,
                    "Other machines would reach the management server, and nothing tells who they are.",
                    "Give management.tokens.viewer, .operator or .admin; or leave it out, for this machine alone.");
        }
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    static ManagementOptions options(Values values) {
        return new ManagementOptions(
                values.get(PATH),
                values.find(BASE_URL).orElse(null),
                tokens(values),
                values.get(UNAUTHENTICATED_REMOTE_ACCESS),
                Set.copyOf(values.find(ALLOWED_HOSTS).orElse(List.of())),
                Set.copyOf(values.find(ALLOWED_ORIGINS).orElse(List.of())),
                values.get(MAX_BODY_SIZE).intValue(),
                values.get(REQUEST_TIMEOUT),
                values.get(MAX_BULK));
    }

    private static List<AccessToken> tokens(Values values) {
        List<AccessToken> tokens = new ArrayList<>();
        values.find(VIEWER_TOKENS).orElse(List.of()).forEach(token -> tokens.add(AccessToken.of(Role.VIEWER, token)));
        values.find(OPERATOR_TOKENS)
                .orElse(List.of())
                .forEach(token -> tokens.add(AccessToken.of(Role.OPERATOR, token)));
        values.find(ADMIN_TOKENS).orElse(List.of()).forEach(token -> tokens.add(AccessToken.of(Role.ADMIN, token)));
        return List.copyOf(tokens);
    }

    static ManagementServerSettings server(Values values) {
        Tls tls = values.find(KEY_STORE)
                .map(file -> new Tls(file, values.find(KEY_STORE_PASSWORD).orElse("")))
                .orElse(null);
        return new ManagementServerSettings(values.get(BIND_ADDRESS), values.get(PORT), tls);
    }
}

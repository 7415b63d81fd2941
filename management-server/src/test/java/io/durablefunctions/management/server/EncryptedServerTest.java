package io.durablefunctions.management.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.store.InMemoryStateStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedServerTest {

    private static final String PASSWORD = "not-for-anything-else";

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
            .stateStore(store)
            .orchestrator("Echo", String.class, String.class, (context, text) -> text)
            .start();
    private final OrchestrationManagement management = OrchestrationManagement.of(runtime, store);

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        runtime.close();
    }

    private Path certificate() throws Exception {
        Path file = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return file;
    }

    private static HttpClient trusting(Path certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void it_serves_over_tls_and_its_urls_say_so() throws Exception {
        Path certificate = certificate();
        try (ManagementServer server = ManagementServer.builder(management)
                .tls(certificate, PASSWORD)
                .port(0)
                .start()) {
            HttpRequest start = HttpRequest.newBuilder(URI.create(server.uri() + "/start/Echo"))
                    .header("Origin", "https://" + server.uri().getAuthority())
                    .POST(BodyPublishers.noBody())
                    .build();

            HttpResponse<String> started = trusting(certificate).send(start, BodyHandlers.ofString());

            assertThat(server.uri()).hasScheme("https");
            assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
            assertThat(started.headers().firstValue("Location").orElse("")).startsWith(server.uri() + "/");
            HttpRequest plain = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/runtime/orchestrations/count"))
                    .build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_certificate_that_cannot_be_read_is_told_without_its_password() {
        assertThatThrownBy(() -> ManagementServer.builder(management)
                        .tls(directory.resolve("none.p12"), PASSWORD)
                        .port(0)
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.p12")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void a_password_that_is_wrong_is_told_without_it() throws Exception {
        Path certificate = certificate();

        assertThatThrownBy(() -> ManagementServer.builder(management)
                        .tls(certificate, "another-one")
                        .port(0)
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("another-one");
    }
}

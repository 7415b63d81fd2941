package io.durablefunctions.management.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.AccessToken;
import io.durablefunctions.management.ContainerRoles;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.ManagementServlet;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.management.Role;
import io.durablefunctions.management.contract.ContractOrchestrators;
import io.durablefunctions.store.InMemoryStateStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee11.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.security.Credential;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The servlet in a web application of somebody's own, whose container knows the users. */
class MountedServletTest {

    private static final String TOKEN = "viewer-0123456789abcdef";

    private final HttpClient http = HttpClient.newHttpClient();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final DurableFunctionRuntime runtime = ContractOrchestrators.addTo(DurableFunctionRuntime.builder())
            .stateStore(store)
            .start();
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @BeforeEach
    void mount() throws Exception {
        server.setHandler(new ContextHandlerCollection(
                application("/app", ManagementOptions.defaults(), Constraint.ANY_USER),
                application(
                        "/both", ManagementOptions.defaults().withTokens(AccessToken.of(Role.VIEWER, TOKEN)), null)));
        server.start();
    }

    private ServletContextHandler application(String path, ManagementOptions options, @Nullable Constraint constraint) {
        ServletContextHandler application = new ServletContextHandler(path);
        application.setSecurityHandler(security(constraint));
        ManagementServlet servlet = new ManagementServlet(
                OrchestrationManagement.of(runtime, store), options, new ContainerRoles("looker", "doer", "boss"));
        application.addServlet(new ServletHolder(servlet), ManagementOptions.DEFAULT_PATH + "/*");
        return application;
    }

    /** Without a constraint the container says who a caller is and turns nobody away. */
    private static ConstraintSecurityHandler security(@Nullable Constraint constraint) {
        UserStore users = new UserStore();
        users.addUser("vera", Credential.getCredential("secret"), new String[] {"looker"});
        users.addUser("otto", Credential.getCredential("secret"), new String[] {"doer"});
        users.addUser("anna", Credential.getCredential("secret"), new String[] {"boss"});
        users.addUser("noah", Credential.getCredential("secret"), new String[] {"viewer"});
        HashLoginService login = new HashLoginService("test");
        login.setUserStore(users);
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        if (constraint != null) {
            ConstraintMapping everything = new ConstraintMapping();
            everything.setPathSpec("/*");
            everything.setConstraint(constraint);
            security.setConstraintMappings(List.of(everything));
        }
        security.setAuthenticator(new BasicAuthenticator());
        security.setLoginService(login);
        return security;
    }

    @AfterEach
    void end() throws Exception {
        server.stop();
        runtime.close();
    }

    private HttpResponse<String> send(String user, String method, String path) throws Exception {
        return answer("/app", method, path, basic(user));
    }

    private HttpResponse<String> answer(String application, String method, String path, String... logins)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.getURI().resolve(application + "/runtime/orchestrations") + path))
                .method(method, BodyPublishers.noBody());
        for (String login : logins) {
            request.header("Authorization", login);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_containers_roles_say_who_may_do_what() throws Exception {
        assertThat(send("vera", "GET", "/nobody").statusCode()).isEqualTo(404);
        assertThat(send("vera", "POST", "/nobody/terminate").statusCode()).isEqualTo(403);
        assertThat(send("otto", "GET", "/count").statusCode()).isEqualTo(200);
        assertThat(send("otto", "POST", "/nobody/terminate").statusCode()).isEqualTo(404);
        assertThat(send("otto", "DELETE", "/nobody").statusCode()).isEqualTo(403);
        assertThat(send("otto", "POST", "/bulk/purge").statusCode()).isEqualTo(403);
        assertThat(send("anna", "DELETE", "/nobody").statusCode()).isEqualTo(404);
        assertThat(send("anna", "POST", "/bulk/purge").statusCode()).isEqualTo(400);
        assertThat(send("noah", "GET", "/count").statusCode()).isEqualTo(403);
    }

    @Test
    void whoever_the_container_does_not_let_in_does_not_reach_it() throws Exception {
        assertThat(send("nobody", "GET", "/count").statusCode()).isEqualTo(401);
    }

    @Test
    void urls_have_the_context_path() throws Exception {
        HttpResponse<String> started = send("otto", "POST", "/start/Waiting");

        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        assertThat(location).contains("/app/runtime/orchestrations/");
        assertThat(send("vera", "GET", location.substring(location.lastIndexOf('/')))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void with_tokens_too_a_bearer_token_counts_and_any_other_login_is_the_containers() throws Exception {
        assertThat(count(basic("vera"))).isEqualTo(200);
        assertThat(count(basic("noah"))).isEqualTo(403);
        assertThat(count(basic("nobody"))).isEqualTo(401);
        assertThat(count("Bearer " + TOKEN)).isEqualTo(200);
        assertThat(count("bearer " + TOKEN)).isEqualTo(200);
        assertThat(count("Bearer wrong-0123456789abcdef")).isEqualTo(401);
        assertThat(count(TOKEN)).isEqualTo(401);
        assertThat(count()).isEqualTo(401);
        assertThat(count("Bearer " + TOKEN, basic("vera"))).isEqualTo(401);
        assertThat(count(basic("vera"), "Bearer " + TOKEN)).isEqualTo(401);
    }

    private int count(String... logins) throws Exception {
        return answer("/both", "GET", "/count", logins).statusCode();
    }
}

package io.durablefunctions.management.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.ContainerRoles;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.ManagementServlet;
import io.durablefunctions.management.OrchestrationManagement;
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
import org.eclipse.jetty.util.security.Credential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The servlet in a web application of somebody's own, whose container knows the users. */
class MountedServletTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final DurableFunctionRuntime runtime = ContractOrchestrators.addTo(DurableFunctionRuntime.builder())
            .stateStore(store)
            .start();
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @BeforeEach
    void mount() throws Exception {
        ServletContextHandler application = new ServletContextHandler("/app");
        application.setSecurityHandler(security());
        ManagementServlet servlet = new ManagementServlet(
                OrchestrationManagement.of(runtime, store),
                ManagementOptions.defaults(),
                new ContainerRoles("looker", "doer", "boss"));
        application.addServlet(new ServletHolder(servlet), ManagementOptions.DEFAULT_PATH + "/*");
        server.setHandler(application);
        server.start();
    }

    private static ConstraintSecurityHandler security() {
        UserStore users = new UserStore();
        users.addUser("vera", Credential.getCredential("secret"), new String[] {"looker"});
        users.addUser("otto", Credential.getCredential("secret"), new String[] {"doer"});
        users.addUser("anna", Credential.getCredential("secret"), new String[] {"boss"});
        users.addUser("noah", Credential.getCredential("secret"), new String[] {"viewer"});
        HashLoginService login = new HashLoginService("test");
        login.setUserStore(users);
        ConstraintMapping everything = new ConstraintMapping();
        everything.setPathSpec("/*");
        everything.setConstraint(Constraint.ANY_USER);
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        security.setConstraintMappings(List.of(everything));
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
        String credentials = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.getURI().resolve("/app/runtime/orchestrations") + path))
                .header("Authorization", "Basic " + credentials)
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
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
}

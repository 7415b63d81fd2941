package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.OrchestrationManagement;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The management HTTP API in a server of its own. Started when it is made. One that is called over a network needs {@link Builder#tls}, or a
 * proxy with TLS in front of it, for tokens are sent as they are.
 * Safe for use by several threads.
 */
public final class ManagementServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

    private final Server server;
    private final URI uri;

    private ManagementServer(Server server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    /** What is served and where. */
    public static Builder builder(OrchestrationManagement management) {
        return new Builder(management);
    }

    /** The URL of the API's root on this machine, with the port that was found. */
    public URI uri() {
        return uri;
    }

    /** The TCP port. */
    public int port() {
        return uri.getPort();
    }

    /** Stops listening, lets requests that are being answered come to their end for 5 seconds, then ends. May be called more than once. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The management server did not stop in order", e);
        }
    }

    /** What a server is made of. Not thread-safe. */
    public static final class Builder {

        private static final int HIGHEST_PORT = 65_535;

        private final OrchestrationManagement management;
        private ManagementOptions options = ManagementOptions.defaults();
        private String address = "127.0.0.1";
        private int port = 8080;
        private @Nullable Certificate certificate;

        private Builder(OrchestrationManagement management) {
            this.management = management;
        }

        /** How the API is offered. Default {@link ManagementOptions#defaults()}. */
        public Builder options(ManagementOptions options) {
            this.options = options;
            return this;
        }

        /** The address to listen on; {@code 0.0.0.0} for all of this machine. Default {@code 127.0.0.1}, which only this machine reaches. */
        public Builder bind(String address) {
            this.address = address;
            return this;
        }

        /**
         * The port to listen on; 0 for a free one. Default 8080.
         *
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int port) {
            if (port < 0 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "The management server's port must be from 0 to " + HIGHEST_PORT + ", not " + port + ".");
            }
            this.port = port;
            return this;
        }

        /**
         * Serves over TLS alone. Default: over plain HTTP.
         *
         * @param keyStore a PKCS #12 file with the certificate to show and its key
         * @param password the password of that file
         */
        public Builder tls(Path keyStore, String password) {
            this.certificate = new Certificate(keyStore, password);
            return this;
        }

        /**
         * Starts it.
         *
         * @throws IllegalStateException if other machines could reach it without a token and the options do not say that they may; if the
         *     address is unknown, the port is taken, or the certificate cannot be read
         */
        public ManagementServer start() {
            if (!isLoopback() && options.tokens().isEmpty() && !options.unauthenticatedRemoteAccess()) {
                throw new IllegalStateException("The management server is to listen on " + address
                        + ", where other machines reach it, without access tokens. Configure tokens, bind it to 127.0.0.1, or allow"
                        + " unauthenticated remote access.");
            }
            Server server = hosted();
            try {
                server.start();
            } catch (Exception e) {
                stop(server);
                throw new IllegalStateException(
                        "The management server cannot listen on " + address + ":" + port + ": " + e.getMessage(), e);
            }
            URI uri = URI.create((certificate == null ? "http://" : "https://") + name() + ":"
                    + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + options.path());
            LOG.info("Orchestrations are managed at {}", uri);
            return new ManagementServer(server, uri);
        }

        private Server hosted() {
            try {
                return Hosting.server(management, withOwnName(), address, port, certificate);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "The management server cannot show its certificate: " + e.getMessage()
                                + ". Give a PKCS #12 file.",
                        e);
            }
        }

        private boolean isLoopback() {
            try {
                return InetAddress.getByName(address).isLoopbackAddress();
            } catch (UnknownHostException e) {
                throw new IllegalStateException(
                        "The management server cannot listen on '" + address
                                + "': no such address. Use one of this machine's.",
                        e);
            }
        }

        /** Callers may use the address as the name of the host, unless it stands for all addresses. */
        private ManagementOptions withOwnName() {
            Set<String> hosts = new HashSet<>(options.allowedHosts());
            hosts.add(name());
            return options.withAllowedHosts(hosts.toArray(String[]::new));
        }

        private String name() {
            boolean isAny = address.equals("0.0.0.0") || address.equals("::") || address.equals("[::]");
            String name = isAny ? "localhost" : address;
            return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        }

        private static void stop(Server server) {
            try {
                server.stop();
            } catch (Exception e) {
                LOG.debug("The management server, which could not start, did not stop in order", e);
            }
        }
    }
}

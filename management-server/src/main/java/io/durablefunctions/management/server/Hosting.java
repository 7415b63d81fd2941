package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.ManagementServlet;
import io.durablefunctions.management.OrchestrationManagement;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Jetty as it is set up here: few threads, small headers, short waits, nothing told about itself. */
final class Hosting {

    private static final int MOST_THREADS = 64;
    private static final int HEADERS = 16_384;
    private static final int BACKLOG = 128;
    private static final long LONGEST_WAIT_MILLIS = 10_000;
    private static final long STOP_MILLIS = 5_000;

    private Hosting() {}

    static Server server(
            OrchestrationManagement management,
            ManagementOptions options,
            String address,
            int port,
            @Nullable Certificate certificate) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("durable-functions-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.addConnector(connector(server, options, address, port, certificate));
        server.setHandler(new GracefulHandler(context(management, options)));
        server.setErrorHandler(new ProblemErrorHandler());
        server.setStopTimeout(STOP_MILLIS);
        return server;
    }

    private static ServerConnector connector(
            Server server, ManagementOptions options, String address, int port, @Nullable Certificate certificate) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADERS);
        http.setRelativeRedirectAllowed(false);
        // Ids may have a slash or a percent sign; the servlet decodes the path as it came, segment by segment.
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "IDS",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        ServerConnector connector = new ServerConnector(server, 1, 1, protocols(http, certificate));
        connector.setHost(address);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(
                Math.min(LONGEST_WAIT_MILLIS, options.requestTimeout().toMillis()));
        return connector;
    }

    private static ConnectionFactory[] protocols(HttpConfiguration http, @Nullable Certificate certificate) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (certificate == null) {
            return new ConnectionFactory[] {plain};
        }
        http.addCustomizer(new SecureRequestCustomizer(false)); // which hosts are answered is the API's business
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(certificate.keyStore().toUri().toString());
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePassword(certificate.password());
        return new ConnectionFactory[] {new SslConnectionFactory(tls, plain.getProtocol()), plain};
    }

    private static ServletContextHandler context(OrchestrationManagement management, ManagementOptions options) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        ServletHolder api = new ServletHolder(new ManagementServlet(management, options));
        api.setInitOrder(0); // at once, for it may have to warn
        context.addServlet(api, options.path() + "/*");
        context.setErrorHandler(new ProblemErrorHandler());
        return context;
    }
}

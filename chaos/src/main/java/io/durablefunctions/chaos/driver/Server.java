package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.faults.CommitProxy;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.postgresql.ds.PGSimpleDataSource;

/** The server. */
final class Server implements AutoCloseable {
    private final Path directory;
    private volatile EmbeddedPostgreSql server;
    final Semaphore fault = new Semaphore(1);

    Server(Path directory) {
        this.directory = directory;
        this.server = EmbeddedPostgreSql.keptIn(directory);
    }

    int port() {
        return server.port();
    }

    void killPostmaster() throws IOException, InterruptedException {
        crash("-9");
    }

    void immediateRestart() throws IOException, InterruptedException {
        crash("-QUIT");
    }

    private void crash(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Integer.toString(server.postmasterPid()))
                .start()
                .waitFor();
        Thread.sleep(300);
        server.close();
        server = EmbeddedPostgreSql.keptIn(directory);
    }

    String urlVia(CommitProxy proxy) {
        return server.jdbcUrl().replaceFirst("localhost:\\d+/", "localhost:" + proxy.port() + "/");
    }

    PGSimpleDataSource dataSource(CommitProxy proxy) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(urlVia(proxy));
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        return source;
    }

    PGSimpleDataSource superuser() {
        return (PGSimpleDataSource) server.dataSource();
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.durablefunctions.embedded;

/**
 * A server that answers.
 *
 * @param process starts and stops it
 * @param settings how to connect to it
 * @param pid its process id
 * @param adopted whether an earlier JVM started it
 */
record RunningServer(ServerProcess process, ConnectionSettings settings, long pid, boolean adopted) {

    int port() {
        return settings.port();
    }

    ServerDatabases databases() {
        return new ServerDatabases(settings);
    }
}

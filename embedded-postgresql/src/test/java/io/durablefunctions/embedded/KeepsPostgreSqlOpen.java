package io.durablefunctions.embedded;

import java.nio.file.Path;

/** The program of another JVM: opens a server, says so, and waits until it is killed or its input ends. */
final class KeepsPostgreSqlOpen {

    private KeepsPostgreSqlOpen() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("opening");
        try {
            EmbeddedPostgreSql server = arguments[0].equals("temporary")
                    ? EmbeddedPostgreSql.temporary()
                    : EmbeddedPostgreSql.keptIn(Path.of(arguments[0]));
            System.out.println("ready " + server.postmasterPid() + " " + server.port());
        } catch (EmbeddedPostgreSqlException e) {
            System.out.println("failed " + e.getMessage());
        }
        while (System.in.read() >= 0) {
            // Waiting for the end.
        }
    }
}

package io.durablefunctions.store.jdbi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a server promises about a COMMIT that it has answered, as it is in effect for the store's sessions.
 *
 * @param major the server's major version, such as 16; 0 if it is not known
 * @param settings by name; those that could not be read are missing
 */
record ServerSettings(int major, Map<String, Setting> settings) {

    /** The oldest version that the tests run on. */
    private static final int OLDEST = 14;

    /** A setting's value, and where it comes from, in the words of {@code pg_settings}. */
    record Setting(String value, String source) {}

    /** A sentence or more for each setting that is weaker than it should be: its value, what that may cost, what to do. */
    List<String> weaknesses() {
        List<String> weak = new ArrayList<>();
        if (is("fsync", "off")) {
            weak.add(says("fsync")
                    + ": nothing waits for the disk. A crash of the machine or of its operating system loses"
                    + " what was acknowledged, and may leave a database that cannot be read. " + mend("fsync"));
        }
        if (is("full_page_writes", "off")) {
            weak.add(says("full_page_writes")
                    + ": a crash of the machine may leave a page half written, which recovery does"
                    + " not mend and nobody may notice. " + mend("full_page_writes")
                    + " It may be off only on a file system that writes pages whole or not at all.");
        }
        commits(weak);
        if (major > 0 && major < OLDEST) {
            weak.add("PostgreSQL is of version " + major + ": the store is not tested with versions before " + OLDEST
                    + ", and may fail. Upgrade the server.");
        }
        return weak;
    }

    /** Without synchronous standbys, all values of {@code synchronous_commit} but {@code off} mean the same. */
    private void commits(List<String> weak) {
        boolean standbys = !is("synchronous_standby_names", "");
        if (is("synchronous_commit", "off")) {
            weak.add(says("synchronous_commit")
                    + ": COMMIT is answered before it is on disk. A crash of the server loses the"
                    + " starts, messages and turns of the last moments, three times wal_writer_delay, although they were"
                    + " acknowledged; activities that followed are run again. "
                    + (standbys ? "So does a fail-over, since no standby is waited for. " : "")
                    + mend("synchronous_commit"));
        } else if (is("synchronous_commit", "local") && standbys) {
            weak.add(says("synchronous_commit") + ", but there are synchronous standbys ("
                    + value("synchronous_standby_names")
                    + "): COMMIT is answered when it is on the primary's disk, and no standby is waited for. A fail-over loses"
                    + " what the standby had not received, although it was acknowledged. "
                    + mend("synchronous_commit"));
        } else if (is("synchronous_commit", "remote_write") && standbys) {
            weak.add(says("synchronous_commit") + ": COMMIT is answered when a standby ("
                    + value("synchronous_standby_names")
                    + ") has it in memory, not on disk. If primary and standby crash together, a fail-over to that standby"
                    + " loses the last moments, although they were acknowledged. " + mend("synchronous_commit"));
        }
    }

    private boolean is(String name, String value) {
        return value(name).equals(value);
    }

    private String value(String name) {
        Setting setting = settings.get(name);
        return setting == null ? "" : setting.value();
    }

    private String source(String name) {
        Setting setting = settings.get(name);
        return setting == null ? "" : setting.source();
    }

    private String says(String name) {
        return name + " is " + value(name) + " (from: " + source(name) + ")";
    }

    private String mend(String name) {
        return switch (source(name)) {
            case "database" -> "Run ALTER DATABASE ... RESET " + name + ".";
            case "user" -> "Run ALTER ROLE ... RESET " + name + ".";
            case "database user" -> "Run ALTER ROLE ... IN DATABASE ... RESET " + name + ".";
            case "client" -> "Leave it out of the connection's options.";
            case "command line" -> "Leave it out of the server's command line, and start it again.";
            default -> "Set " + name + " = on in postgresql.conf, and reload it.";
        };
    }
}

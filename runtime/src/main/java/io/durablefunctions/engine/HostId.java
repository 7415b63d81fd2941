package io.durablefunctions.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name a host has if it is given none. */
final class HostId {

    private static final int LONGEST_MACHINE = 180;

    private HostId() {}

    static String ofThisProcess() {
        String machine = machine().replaceAll("[^A-Za-z0-9_-]", "-");
        return machine.substring(0, Math.min(machine.length(), LONGEST_MACHINE)) + "-"
                + ProcessHandle.current().pid();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "host";
        }
    }
}

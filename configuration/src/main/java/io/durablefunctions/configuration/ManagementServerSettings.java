package io.durablefunctions.configuration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the standalone management server listens. Immutable.
 *
 * @param bindAddress the address of this machine, {@code 0.0.0.0} for all
 * @param port the TCP port; 0 for one that is free
 * @param tls the certificate it shows; null for plain HTTP
 */
public record ManagementServerSettings(
        String bindAddress, int port, @Nullable Tls tls) {

    /**
     * A certificate with its key.
     *
     * @param keyStore a PKCS #12 file
     * @param keyStorePassword its password; empty for none
     */
    public record Tls(Path keyStore, String keyStorePassword) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }
}

package io.durablefunctions.management.server;

import java.nio.file.Path;

/**
 * What a server shows of itself. Immutable.
 *
 * @param keyStore a PKCS #12 file with the certificate and its key
 * @param password the password of that file
 */
record Certificate(Path keyStore, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Certificate[" + keyStore + "]";
    }
}

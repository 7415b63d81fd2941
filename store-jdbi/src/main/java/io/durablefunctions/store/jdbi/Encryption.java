package io.durablefunctions.store.jdbi;

import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * How connections to PostgreSQL are encrypted. It wins over what a connection string says. Immutable.
 *
 * @param certificatesValidated whether the server has to show a certificate of an authority that is trusted, for the very host that is
 *     connected to ({@code verify-full}); without it, whoever sits in between can read along
 * @param rootCertificate a PEM file with the authorities that are trusted; null for the connection string's, or else the driver's, {@code
 *     ~/.postgresql/root.crt}
 */
public record Encryption(
        boolean certificatesValidated, @Nullable Path rootCertificate) {

    /** Parameters of a URL that would choose another way to encrypt, or to trust. */
    private static final PGProperty[] OVERRULED = {
        PGProperty.SSL, PGProperty.SSL_FACTORY, PGProperty.SSL_FACTORY_ARG, PGProperty.SSL_HOSTNAME_VERIFIER
    };

    public Encryption {
        if (rootCertificate != null && !certificatesValidated) {
            throw new IllegalArgumentException(
                    "Encryption has a root certificate but does not validate certificates. Use Encryption.verifiedBy.");
        }
    }

    /** Encrypted, whoever the server is: a server that cannot is refused. */
    public static Encryption required() {
        return new Encryption(false, null);
    }

    /** Encrypted, and the server proves who it is to the authorities of the connection string, or else of the driver. */
    public static Encryption verified() {
        return new Encryption(true, null);
    }

    /** Encrypted, and the server proves who it is to the authorities in this PEM file. */
    public static Encryption verifiedBy(Path rootCertificate) {
        return new Encryption(true, rootCertificate);
    }

    /** Kerberos would take the place of TLS where it is to be had, so it is turned off. */
    void applyTo(Properties properties) {
        for (PGProperty property : OVERRULED) {
            properties.remove(property.getName());
        }
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.SSL_MODE.set(properties, certificatesValidated ? "verify-full" : "require");
        if (rootCertificate != null) {
            PGProperty.SSL_ROOT_CERT.set(properties, rootCertificate.toString());
        }
    }
}

package io.durablefunctions.management;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A bearer token that is accepted, and for what. Holds its hash, never the token. Immutable. */
public final class AccessToken {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 1_024;

    private final Role role;
    private final byte[] hash;

    private AccessToken(Role role, byte[] hash) {
        this.role = role;
        this.hash = hash;
    }

    /**
     * A token for a role.
     *
     * @throws IllegalArgumentException if it is shorter than 16 or longer than 1,024 characters, or has others than visible ASCII; the
     *     message does not hold the token
     */
    public static AccessToken of(Role role, String token) {
        boolean isVisible = token.chars().allMatch(c -> c > ' ' && c < 127);
        if (token.length() < SHORTEST || token.length() > LONGEST || !isVisible) {
            throw new IllegalArgumentException("A token for " + role + " must have " + SHORTEST + " to " + LONGEST
                    + " characters, all of them visible ASCII. Make one with: openssl rand -hex 32");
        }
        return new AccessToken(role, hash(token));
    }

    /** What it is accepted for. */
    public Role role() {
        return role;
    }

    /** Whether this is the token. Takes as long for any token. */
    boolean is(byte[] hashOfGiven) {
        return MessageDigest.isEqual(hash, hashOfGiven);
    }

    /** The same for the same token. */
    String fingerprint() {
        return role + HexFormat.of().formatHex(hash);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AccessToken[" + role + "]";
    }
}

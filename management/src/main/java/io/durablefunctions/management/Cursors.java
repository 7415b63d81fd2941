package io.durablefunctions.management;

import io.durablefunctions.InstanceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places in lists as texts that callers hand back. Each is signed together with the query it belongs to, so that it fits no other one and cannot
 * be made up. With access tokens the key is derived from them, so that hosts with the same tokens take each other's; without, it is random, new
 * with each start. Thread-safe.
 */
final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int TIME = Long.BYTES + Integer.BYTES;

    private final SecretKeySpec key;

    private Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static Cursors of(List<AccessToken> tokens) {
        if (tokens.isEmpty()) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            return new Cursors(random);
        }
        StringBuilder hashes = new StringBuilder("cursors");
        tokens.stream().map(AccessToken::fingerprint).sorted().forEach(hashes::append);
        return new Cursors(AccessToken.hash(hashes.toString()));
    }

    /** The text for a place in what this query lists. */
    String write(InstanceKey place, String query) {
        byte[] id = place.instanceId().getBytes(StandardCharsets.UTF_8);
        Instant at = place.createdAt();
        byte[] content = ByteBuffer.allocate(TIME + id.length)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .put(id)
                .array();
        byte[] signed = ByteBuffer.allocate(SIGNATURE + content.length)
                .put(signature(content, query))
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The place.
     *
     * @throws Problem 400 if it was not made here, or for another query
     */
    InstanceKey read(String cursor, String query) {
        byte[] signed = decoded(cursor);
        if (signed.length > SIGNATURE + TIME) {
            byte[] content = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
            if (MessageDigest.isEqual(Arrays.copyOf(signed, SIGNATURE), signature(content, query))) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                Instant createdAt = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
                return new InstanceKey(
                        createdAt, StandardCharsets.UTF_8.decode(buffer).toString());
            }
        }
        throw refused();
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private byte[] signature(byte[] content, String query) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(content);
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(query.getBytes(StandardCharsets.UTF_8)), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static Problem refused() {
        return Problem.badRequest(
                "Query parameter 'cursor' was not made by this API for this query. Take nextCursor of an answer, with the"
                        + " same other parameters, or begin again without it.");
    }
}

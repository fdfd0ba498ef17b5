package chat.hubbub.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.hubbub.message.InstallationKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks what this installation puts into Redis, and tells it from what others put there: another installation under the same
 * prefix, or whoever else can write to Redis. Safe for any thread.
 */
final class Seal {

    static final int BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Runnable forged;

    /** @param forged run for each thing that this installation did not say, on any thread */
    Seal(InstallationKey key, Runnable forged) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
        this.forged = forged;
    }

    /** @param where it is of no worth anywhere else */
    byte[] seal(String where, byte[] content) {
        byte[] sealed = Arrays.copyOf(mark(where, content, 0), BYTES + content.length);
        System.arraycopy(content, 0, sealed, BYTES, content.length);
        return sealed;
    }

    /** What was sealed, if that was done here, or on another node of this installation. */
    Optional<byte[]> open(String where, byte[] sealed) {
        if (sealed.length >= BYTES && MessageDigest.isEqual(mark(where, sealed, BYTES), Arrays.copyOf(sealed, BYTES))) {
            return Optional.of(Arrays.copyOfRange(sealed, BYTES, sealed.length));
        }
        forged.run();
        return Optional.empty();
    }

    private byte[] mark(String where, byte[] bytes, int from) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] place = where.getBytes(UTF_8);
            mac.update((byte) (place.length >> 8));
            mac.update((byte) place.length);
            mac.update(place);
            mac.update(bytes, from, bytes.length - from);
            return Arrays.copyOf(mac.doFinal(), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no " + ALGORITHM, e);
        }
    }
}

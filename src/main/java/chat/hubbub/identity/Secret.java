package chat.hubbub.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves that two connections are one person. Only hashes of it leave this class. */
public record Secret(String value) {

    /** Where a browser keeps it. */
    public static final String COOKIE = "hubbub-secret";

    private static final int MOST_CHARS = 1_024;
    private static final String SEAL = "HmacSHA256";

    public Secret {
        if (!allows(value)) {
            throw new IllegalArgumentException("A secret has 1 to " + MOST_CHARS + " characters.");
        }
    }

    public static boolean allows(String value) {
        return !value.isEmpty() && value.length() <= MOST_CHARS;
    }

    /** The person who holds this secret; the same on every connection, on every node and after every restart. */
    public Person person() {
        return new Person("s:" + HexFormat.of().formatHex(sha256(value)));
    }

    /** What nobody but a holder of this secret can have made of a text. */
    public byte[] seal(String text) {
        try {
            Mac mac = Mac.getInstance(SEAL);
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), SEAL));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + SEAL, e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

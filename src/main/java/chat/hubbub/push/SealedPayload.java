package chat.hubbub.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts for one browser, as RFC 8291 says: {@code aes128gcm} of RFC 8188 in a single record. */
final class SealedPayload {

    static final String ENCODING = "aes128gcm";

    private static final int SALT_BYTES = 16;
    private static final int RECORD_BYTES = 4_096;
    private static final int HEADER_BYTES = SALT_BYTES + Integer.BYTES + 1 + P256.POINT_BYTES;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    /** All of a payload fits into the one record that push services take. */
    static final int MOST_BYTES = RECORD_BYTES - HEADER_BYTES - TAG_BITS / Byte.SIZE - 1;

    private static final String SEAL = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedPayload() {}

    static byte[] of(byte[] text, BrowserKeys browser) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return of(text, browser, P256.fresh(), salt);
    }

    /** @param ours a pair that is used this once, as the salt is */
    static byte[] of(byte[] text, BrowserKeys browser, KeyPair ours, byte[] salt) {
        if (text.length > MOST_BYTES) {
            throw new IllegalArgumentException("A payload has at most " + MOST_BYTES + " bytes");
        }
        try {
            byte[] point = P256.point((ECPublicKey) ours.getPublic());
            byte[] input = keyMaterial(browser, ours, point);
            byte[] extracted = hmac(salt, input);
            byte[] key = expand(extracted, info("Content-Encoding: aes128gcm"), 16);
            byte[] nonce = expand(extracted, info("Content-Encoding: nonce"), 12);
            byte[] record = encrypt(key, nonce, text);
            return ByteBuffer.allocate(HEADER_BYTES + record.length)
                    .put(salt)
                    .putInt(RECORD_BYTES)
                    .put((byte) point.length)
                    .put(point)
                    .put(record)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform can do this", e);
        }
    }

    private static byte[] keyMaterial(BrowserKeys browser, KeyPair ours, byte[] point) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(P256.publicKey(browser.point()), true);
        byte[] both = concat(info("WebPush: info"), browser.point(), point);
        return expand(hmac(browser.secret(), agreement.generateSecret()), both, 32);
    }

    private static byte[] encrypt(byte[] key, byte[] nonce, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(concat(text, new byte[] {LAST_RECORD}));
    }

    /** HKDF of RFC 5869, of which one round is all that is needed here. */
    private static byte[] expand(byte[] extracted, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(extracted, concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(SEAL);
        mac.init(new SecretKeySpec(key, SEAL));
        return mac.doFinal(bytes);
    }

    private static byte[] info(String label) {
        return (label + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other end of a subscription: what it takes to read what is pushed to it, written from RFC 8291 and RFC 8188. */
public final class FakeBrowser {

    private final KeyPair pair = P256.fresh();
    private final byte[] auth = new byte[BrowserKeys.AUTH_BYTES];

    public FakeBrowser() {
        new SecureRandom().nextBytes(auth);
    }

    BrowserKeys keys() {
        return new BrowserKeys(Base64Url.of(point()), Base64Url.of(auth));
    }

    /** What a page sends. */
    public String subscription(String endpoint) {
        return "{\"endpoint\":\"" + endpoint + "\",\"expirationTime\":null,\"keys\":{\"p256dh\":\""
                + Base64Url.of(point()) + "\",\"auth\":\"" + Base64Url.of(auth) + "\"}}";
    }

    /** Reads a message that was pushed. */
    public JsonNode read(byte[] body) {
        try {
            return JsonMapper.shared().readTree(decrypted(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not for this browser", e);
        }
    }

    private byte[] decrypted(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = take(in, 16);
        int recordSize = in.getInt();
        byte[] theirs = take(in, in.get());
        byte[] record = take(in, in.remaining());
        if (record.length > recordSize) {
            throw new IllegalArgumentException("More than one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(P256.publicKey(theirs), true);
        byte[] shared = hmac(auth, agreement.generateSecret());
        byte[] input = hmac(shared, label("WebPush: info"), point(), theirs, new byte[] {1});
        byte[] extracted = hmac(salt, input);
        byte[] key = Arrays.copyOf(hmac(extracted, label("Content-Encoding: aes128gcm"), new byte[] {1}), 16);
        byte[] nonce = Arrays.copyOf(hmac(extracted, label("Content-Encoding: nonce"), new byte[] {1}), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(record);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new IllegalArgumentException("Not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    private byte[] point() {
        return P256.point((ECPublicKey) pair.getPublic());
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] label(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}

package chat.hubbub.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells push services that it is always the same server that pushes, as RFC 8292 says. A browser takes nothing from anybody
 * else, so whoever has the private key can push in this server's name, and without it every subscription is lost.
 */
final class VapidKeys {

    /** Push services refuse more than a day; clocks differ. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";

    private final ECPrivateKey key;
    private final byte[] point;

    private VapidKeys(ECPrivateKey key, byte[] point) {
        this.key = key;
        this.point = point;
    }

    /** Bytes of a new pair, as {@link #of} takes them. */
    static byte[] fresh() {
        KeyPair pair = P256.fresh();
        byte[] bytes =
                Arrays.copyOf(P256.number((ECPrivateKey) pair.getPrivate()), P256.NUMBER_BYTES + P256.POINT_BYTES);
        byte[] point = P256.point((ECPublicKey) pair.getPublic());
        System.arraycopy(point, 0, bytes, P256.NUMBER_BYTES, point.length);
        return bytes;
    }

    /** @param bytes the private number and the public point */
    static VapidKeys of(byte[] bytes) {
        byte[] point = Arrays.copyOfRange(bytes, P256.NUMBER_BYTES, bytes.length);
        P256.publicKey(point);
        return new VapidKeys(P256.privateKey(bytes), point);
    }

    /** What browsers bind a subscription to. */
    String applicationServerKey() {
        return Base64Url.of(point);
    }

    /**
     * The {@code Authorization} for a push service.
     *
     * @param contact whom its operator can turn to; none if it is empty
     */
    String authorization(String origin, String contact, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", origin);
        claims.put("exp", now.plus(VALID).getEpochSecond());
        if (!contact.isEmpty()) {
            claims.put("sub", contact);
        }
        String signed = encoded(HEADER) + '.' + encoded(JsonMapper.shared().writeValueAsString(claims));
        return "vapid t=" + signed + '.' + Base64Url.of(signature(signed)) + ", k=" + applicationServerKey();
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform can do this", e);
        }
    }

    private static String encoded(String json) {
        return Base64Url.of(json.getBytes(StandardCharsets.UTF_8));
    }
}

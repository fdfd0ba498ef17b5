package chat.hubbub.moderation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where somebody comes from, as it may be kept: a seal of the address, and not the address itself. */
public record Origin(String seal) {

    private static final String ALGORITHM = "HmacSHA256";

    /** Empty for somebody of whom that cannot be told. */
    public static Optional<Origin> of(Address address, byte[] key) {
        byte[] bytes = address.bytes();
        return bytes.length == 0
                ? Optional.empty()
                : Optional.of(new Origin(HexFormat.of().formatHex(seal(bytes, key))));
    }

    @Override
    public String toString() {
        return "Origin[…]";
    }

    private static byte[] seal(byte[] address, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update("origin ".getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(address);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}

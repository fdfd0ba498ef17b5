package chat.hubbub.push;

import java.util.Optional;

/**
 * What lets one browser alone read what is pushed to it, in base64url.
 *
 * @param p256dh its public key
 * @param auth a secret it shares with whoever may push
 */
public record BrowserKeys(String p256dh, String auth) {

    static final int AUTH_BYTES = 16;

    private static final int MOST_CHARS = 128;

    public BrowserKeys {
        if (p256dh.length() > MOST_CHARS || auth.length() > MOST_CHARS || Base64Url.bytes(auth).length != AUTH_BYTES) {
            throw new IllegalArgumentException("Not the keys of a browser");
        }
        P256.check(Base64Url.bytes(p256dh));
    }

    public static Optional<BrowserKeys> parse(String p256dh, String auth) {
        try {
            return Optional.of(new BrowserKeys(p256dh, auth));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] point() {
        return Base64Url.bytes(p256dh);
    }

    byte[] secret() {
        return Base64Url.bytes(auth);
    }

    /** They must not end in a log. */
    @Override
    public String toString() {
        return "BrowserKeys[…]";
    }
}

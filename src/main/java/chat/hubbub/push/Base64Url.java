package chat.hubbub.push;

import java.util.Base64;

/** Bytes as Web Push writes them: base64url without padding. */
final class Base64Url {

    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Takes padding too. @throws IllegalArgumentException where it is none */
    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

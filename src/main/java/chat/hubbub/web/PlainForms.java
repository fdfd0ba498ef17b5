package chat.hubbub.web;

import chat.hubbub.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes plain forms and knows them again. The token of a form is the seal of the browser's secret under the form's random
 * key: another site knows neither, and because each form has another one, compressing the page tells nothing about it.
 */
@Component
class PlainForms {

    private static final int KEY_BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    /** A new form with a nickname in it, which may be empty. */
    PlainForm fresh(Secret secret, String nickname) {
        return fresh(secret, nickname, "", null);
    }

    /** A new form instead of one that cannot be trusted, or was none of ours. */
    PlainForm instead(Secret secret, PlainPost words, PlainProblem problem) {
        return fresh(secret, words.nickname(), words.text(), problem);
    }

    boolean made(PlainPost post, Secret secret) {
        return MessageDigest.isEqual(bytes(post.token()), bytes(token(secret, post.key())));
    }

    private PlainForm fresh(Secret secret, String nickname, String text, @Nullable PlainProblem problem) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = encoded(bytes);
        return new PlainForm(key, token(secret, key), nickname, text, problem);
    }

    private static String token(Secret secret, String key) {
        return encoded(secret.seal("plain form " + key));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

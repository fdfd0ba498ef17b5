package chat.hubbub.web;

import chat.hubbub.message.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came back in a plain form.
 *
 * @param key names the form, as it was rendered once
 * @param token what shows for which browser that was
 */
record PlainPost(String key, String token, String nickname, String text) {

    static final PlainPost EMPTY = new PlainPost("", "", "", "");

    static PlainPost of(HttpServletRequest request) {
        return new PlainPost(
                field(request, "key"),
                field(request, "token"),
                field(request, "nickname").strip(),
                // Browsers post line ends as they stand in mail; here a line ends as it does everywhere else in a room.
                field(request, "text").replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** The same words from the same form are said once; other words are something else, wherever a browser kept its form. */
    IdempotencyKey act() {
        return new IdempotencyKey(
                Sha256.of((key + '\n' + text).getBytes(StandardCharsets.UTF_8)).hex());
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}

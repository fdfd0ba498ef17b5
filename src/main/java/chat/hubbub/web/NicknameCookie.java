package chat.hubbub.web;

import chat.hubbub.identity.Nickname;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** The nickname that a browser spoke under last by the plain form, so that nobody has to type it with every line. */
final class NicknameCookie {

    static final String NAME = "hubbub-nickname";

    private NicknameCookie() {}

    /** Anything may stand in a cookie: what is no nickname is none. */
    static Optional<Nickname> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(Cookie::getValue)
                .flatMap(NicknameCookie::decoded)
                .flatMap(Nickname::parse);
    }

    static void keep(Nickname nickname, HttpServletRequest request, HttpServletResponse response) {
        String encoded = URLEncoder.encode(nickname.value(), StandardCharsets.UTF_8);
        new LastingCookie(NAME, encoded).give(request, response);
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

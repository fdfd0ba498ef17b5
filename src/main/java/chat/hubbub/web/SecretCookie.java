package chat.hubbub.web;

import chat.hubbub.identity.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookie by which two tabs of one browser are one person, and by which a nickname is still theirs tomorrow. */
@Component
class SecretCookie {

    private static final int BYTES = 24;
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{32}");

    private final SecureRandom random = new SecureRandom();

    /** The browser's secret, and a new one for a browser that has none. */
    Secret ensure(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, Secret.COOKIE);
        if (cookie != null && WELL_FORMED.matcher(cookie.getValue()).matches()) {
            return new Secret(cookie.getValue());
        }
        String fresh = fresh();
        new LastingCookie(Secret.COOKIE, fresh).give(request, response);
        return new Secret(fresh);
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

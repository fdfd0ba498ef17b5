package chat.hubbub.web;

import chat.hubbub.identity.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookie by which two tabs of one browser are one person, and by which a nickname is still theirs tomorrow. */
@Component
class SecretCookie {

    private static final int BYTES = 24;
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{32}");
    /** Browsers cut a longer life down to this one. */
    private static final Duration LIFE = Duration.ofDays(400);

    private final SecureRandom random = new SecureRandom();

    void ensure(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, Secret.COOKIE);
        if (cookie == null || !WELL_FORMED.matcher(cookie.getValue()).matches()) {
            response.addHeader(HttpHeaders.SET_COOKIE, fresh(request.isSecure()).toString());
        }
    }

    private ResponseCookie fresh(boolean secure) {
        return ResponseCookie.from(Secret.COOKIE, secret())
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .path("/")
                .maxAge(LIFE)
                .build();
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

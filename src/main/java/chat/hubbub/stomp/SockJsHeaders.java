package chat.hubbub.stomp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;

/** The headers of SockJS responses. Only who is allowed to connect gets this far, so every origin here is an allowed one. */
final class SockJsHeaders {

    static final String TEXT = "text/plain;charset=UTF-8";
    static final String SCRIPT = "application/javascript;charset=UTF-8";

    private static final Duration YEAR = Duration.ofDays(365);

    private SockJsHeaders() {}

    /** The origin {@code null} cannot be named to a browser, only allowed with everybody else. */
    static void allowOrigin(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        response.addHeader("Vary", "Origin");
        if (origin != null) {
            response.setHeader("Access-Control-Allow-Origin", origin.equals("null") ? "*" : origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
            allowHeaders(request, response);
        }
    }

    /** Also keeps proxies and the container from collecting or compressing what must arrive now. */
    static void neverCache(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store, no-cache, must-revalidate, max-age=0");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Content-Encoding", "identity");
    }

    static void preflight(SockJsPath.Kind kind, HttpServletResponse response, Clock clock) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Access-Control-Allow-Methods", "OPTIONS, " + kind.method());
        response.setHeader("Access-Control-Max-Age", Long.toString(YEAR.toSeconds()));
        response.setHeader("Cache-Control", "public, max-age=" + YEAR.toSeconds());
        response.setDateHeader("Expires", clock.instant().plus(YEAR).toEpochMilli());
    }

    private static void allowHeaders(HttpServletRequest request, HttpServletResponse response) {
        String asked = request.getHeader("Access-Control-Request-Headers");
        if (asked != null && !asked.isEmpty()) {
            response.setHeader("Access-Control-Allow-Headers", asked);
        }
    }
}

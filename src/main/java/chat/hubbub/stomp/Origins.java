package chat.hubbub.stomp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** Whose pages may connect: our own, and those that are configured. A client that is no browser names no origin. */
final class Origins {

    private static final String ANY = "*";

    private final List<String> allowed;

    Origins(List<String> allowed) {
        this.allowed = allowed;
    }

    boolean allow(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null
                || isOwn(origin, request)
                || allowed.contains(ANY)
                || allowed.stream().anyMatch(origin::equalsIgnoreCase);
    }

    /** Scheme and port may be a proxy's; the host is what the browser itself put into both headers. */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        int scheme = origin.indexOf("://");
        return host != null
                && scheme > 0
                && origin.substring(scheme + 3).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    }
}

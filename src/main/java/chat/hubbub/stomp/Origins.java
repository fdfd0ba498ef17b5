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

    /**
     * The host is what the browser itself put into both headers. The scheme may be a proxy's; but where TLS ends here, a page
     * that came without it is anybody's.
     */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        String own = origin.toLowerCase(Locale.ROOT);
        return host != null
                && (own.equals("https://" + host.toLowerCase(Locale.ROOT))
                        || !request.isSecure() && own.equals("http://" + host.toLowerCase(Locale.ROOT)));
    }
}

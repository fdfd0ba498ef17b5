package chat.hubbub.stomp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * What a request below the endpoint asks for.
 *
 * @param session the client's name for its session, empty where the path has none
 */
record SockJsPath(Kind kind, String session) {

    private static final int MOST_SESSION_CHARS = 128;
    private static final Map<String, Kind> TRANSPORTS = Map.of(
            "websocket", Kind.WEBSOCKET,
            "xhr", Kind.XHR,
            "xhr_streaming", Kind.XHR_STREAMING,
            "xhr_send", Kind.XHR_SEND);
    private static final SockJsPath NOTHING = new SockJsPath(Kind.NOTHING, "");

    enum Kind {
        ROOT("GET"),
        INFO("GET"),
        /** STOMP without any SockJS around it. */
        RAW_WEBSOCKET("GET"),
        WEBSOCKET("GET"),
        XHR("POST"),
        XHR_STREAMING("POST"),
        XHR_SEND("POST"),
        NOTHING("");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        String method() {
            return method;
        }

        /** Whether pages of other sites ask before they call this. */
        boolean isPreflighted() {
            return this == INFO || this == XHR || this == XHR_STREAMING || this == XHR_SEND;
        }
    }

    /** Looks at the path as it was sent: the container has already folded {@code //} into {@code /} in its own. */
    static SockJsPath of(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String endpoint = request.getContextPath() + request.getServletPath();
        return uri.startsWith(endpoint) ? of(uri.substring(endpoint.length())) : NOTHING;
    }

    /** @param rest what follows the endpoint's own path */
    static SockJsPath of(String rest) {
        return switch (rest) {
            case "", "/" -> new SockJsPath(Kind.ROOT, "");
            case "/info" -> new SockJsPath(Kind.INFO, "");
            case "/websocket" -> new SockJsPath(Kind.RAW_WEBSOCKET, "");
            default -> ofSession(rest.split("/", -1));
        };
    }

    /** The first part only helps load balancers and does not tell sessions apart. */
    private static SockJsPath ofSession(String[] parts) {
        boolean valid = parts.length == 4 && parts[0].isEmpty() && isName(parts[1]) && isName(parts[2]);
        Kind transport = valid ? TRANSPORTS.get(parts[3]) : null;
        return transport == null ? NOTHING : new SockJsPath(transport, parts[2]);
    }

    private static boolean isName(String part) {
        return !part.isEmpty() && part.length() <= MOST_SESSION_CHARS && part.indexOf('.') < 0;
    }
}

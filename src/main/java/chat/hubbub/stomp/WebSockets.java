package chat.hubbub.stomp;

import chat.hubbub.identity.Secret;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens WebSockets: with STOMP as it is, or with SockJS around it. Cookies are read at once: a request is gone by the time
 * its endpoint is made.
 */
final class WebSockets {

    private final StompSessions sessions;
    private final Chores chores;
    private final SockJsBudget budget;
    private final TomcatSockets sockets;

    WebSockets(StompSessions sessions, Chores chores, SockJsBudget budget, TomcatSockets sockets) {
        this.sessions = sessions;
        this.chores = chores;
        this.budget = budget;
        this.sockets = sockets;
    }

    void openStomp(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Optional<Secret> cookie = Handshake.cookieOf(request);
        if (sockets.areDirect() && Handshake.isAskedBy(request)) {
            TomcatHandshake.complete(request, response, new TomcatConnection.Opening(sessions, chores, cookie));
        } else {
            open(request, response, () -> new StompEndpoint(sessions, chores, cookie));
        }
    }

    void openSockJs(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Optional<Secret> cookie = Handshake.cookieOf(request);
        open(request, response, () -> new SockJsEndpoint(sessions, chores, budget, cookie));
    }

    private static void open(HttpServletRequest request, HttpServletResponse response, Supplier<Endpoint> endpoint)
            throws IOException, ServletException {
        if (Handshake.isAskedBy(request)) {
            Handshake.complete(request, response, endpoint);
        } else {
            SockJsHttp.say(response, HttpServletResponse.SC_BAD_REQUEST, "Can \"Upgrade\" only to \"WebSocket\".");
        }
    }
}

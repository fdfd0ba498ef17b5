package chat.hubbub.stomp;

import chat.hubbub.moderation.Excess;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens WebSockets: with STOMP as it is, or with SockJS around it. */
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
        Caller caller = Caller.of(request, sessions.quotas());
        if (isTurnedAway(caller, request, response)) {
            return;
        }
        if (sockets.areDirect() && Handshake.isAskedBy(request)) {
            TomcatHandshake.complete(request, response, new TomcatConnection.Opening(sessions, chores, caller));
        } else {
            open(request, response, () -> new StompEndpoint(sessions, chores, caller));
        }
    }

    void openSockJs(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Caller caller = Caller.of(request, sessions.quotas());
        if (isTurnedAway(caller, request, response)) {
            return;
        }
        open(request, response, () -> new SockJsEndpoint(sessions, chores, budget, caller));
    }

    private boolean isTurnedAway(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Excess> excess =
                Handshake.isAskedBy(request) ? sessions.quotas().connect(caller.address()) : Optional.empty();
        if (excess.isPresent()) {
            Refusals.tell(excess.get(), response);
        }
        return excess.isPresent();
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

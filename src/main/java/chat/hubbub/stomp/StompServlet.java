package chat.hubbub.stomp;

import chat.hubbub.identity.Secret;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The endpoint {@code /ws}: a WebSocket for those who can, SockJS for those who cannot. */
final class StompServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient StompSessions sessions;
    private final transient Chores chores;
    private final transient Origins origins;

    StompServlet(StompSessions sessions, Chores chores, Origins origins) {
        this.sessions = sessions;
        this.chores = chores;
        this.origins = origins;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!origins.allow(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (Handshake.isAskedBy(request)) {
            // Read now: the request is gone by the time the endpoint is made.
            Optional<Secret> cookie = Handshake.cookieOf(request);
            Handshake.complete(request, response, () -> new StompEndpoint(sessions, chores, cookie));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

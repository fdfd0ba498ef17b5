package chat.hubbub.stomp;

import chat.hubbub.moderation.Excess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** SockJS for those who have no WebSocket: streaming and polling, and sending beside them. */
final class SockJsHttp {

    private static final SecureRandom ENTROPY = new SecureRandom();

    private final SockJsSessions sessions;
    private final SockJsBudget budget;
    private final Clock clock;

    /** @param clock for time-outs */
    SockJsHttp(SockJsSessions sessions, SockJsBudget budget, Clock clock) {
        this.sessions = sessions;
        this.budget = budget;
        this.clock = clock;
    }

    void preflight(SockJsPath.Kind kind, HttpServletRequest request, HttpServletResponse response) {
        SockJsHeaders.allowOrigin(request, response);
        SockJsHeaders.preflight(kind, response, clock);
    }

    static void greet(HttpServletResponse response) throws IOException {
        say(response, HttpServletResponse.SC_OK, "Welcome to SockJS!\n");
    }

    /** The cookie is needed: it is what makes a session its owner's. */
    void inform(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SockJsHeaders.allowOrigin(request, response);
        SockJsHeaders.neverCache(response);
        response.setContentType("application/json;charset=UTF-8");
        String entropy = Integer.toUnsignedString(ENTROPY.nextInt());
        write(
                response,
                "{\"websocket\":true,\"origins\":[\"*:*\"],\"cookie_needed\":true,\"entropy\":" + entropy + "}");
    }

    /** A body would have to be read before the response can end, and there is no reason for one. */
    void listen(SockJsPath path, SockJsReceiver.Style style, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        prepare(request, response);
        if (hasBody(request)) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "No body expected.");
            return;
        }
        SockJsSession session = sessions.find(path.session());
        if (session == null) {
            Caller caller = sessions.caller(request);
            Optional<Excess> excess = sessions.connect(caller);
            if (excess.isPresent()) {
                Refusals.tell(excess.get(), response);
                return;
            }
            session = sessions.open(path.session(), SockJsOwner.of(request), caller);
        }
        if (!session.belongsTo(SockJsOwner.of(request))) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, "There is no such session.");
        } else {
            session.listen(style, request, response);
            session.heard();
        }
    }

    void send(SockJsPath path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        prepare(request, response);
        response.setContentType(SockJsHeaders.TEXT);
        SockJsSession session = sessions.find(path.session());
        if (session == null || !session.belongsTo(SockJsOwner.of(request))) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, "There is no such session.");
        } else if (!hasBody(request)) {
            refuse(request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Payload expected.");
        } else if (request.getContentLengthLong() > SockJsPayload.MOST_BYTES) {
            budget.refused();
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The payload is too long.");
        } else if (!session.inbox().hasRoom()) {
            refuse(
                    request,
                    response,
                    SockJsSend.SERVICE_UNAVAILABLE,
                    "Too many requests of this session are under way.");
        } else {
            session.heard();
            SockJsSend.begin(session.inbox(), budget, clock.instant(), request, response);
        }
    }

    static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType(SockJsHeaders.TEXT);
        write(response, sentence);
    }

    /** Reads what has arrived of the body: if that is all, the connection is kept, and else the client is told that it ends. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        InputStream in = request.getInputStream();
        long expected = request.getContentLengthLong();
        while (expected > 0 && in.available() > 0) {
            expected -= in.skip(Math.min(expected, in.available()));
        }
        if (expected != 0 && hasBody(request)) {
            response.setHeader("Connection", "close");
        }
        say(response, status, sentence);
    }

    private static void prepare(HttpServletRequest request, HttpServletResponse response) {
        SockJsHeaders.allowOrigin(request, response);
        SockJsHeaders.neverCache(response);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

package chat.hubbub.stomp;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The opening handshake (RFC 6455, section 4.2), after which the connection is ours. No extension is accepted. */
final class TomcatHandshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";
    private static final int UPGRADE_REQUIRED = 426;
    private static final int KEY_BYTES = 16;

    private TomcatHandshake() {}

    static void complete(HttpServletRequest request, HttpServletResponse response, TomcatConnection.Opening opening)
            throws IOException, ServletException {
        String key = request.getHeader("Sec-WebSocket-Key");
        if (!request.getMethod().equals("GET")
                || !tokens(request, "Connection").anyMatch("upgrade"::equalsIgnoreCase)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "That is no opening of a WebSocket.");
        } else if (tokens(request, "Sec-WebSocket-Version").noneMatch(VERSION::equals)) {
            response.setHeader("Sec-WebSocket-Version", VERSION);
            refuse(response, UPGRADE_REQUIRED, "Only version " + VERSION + " of WebSocket is spoken here.");
        } else if (!isKey(key)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "A WebSocket needs a key.");
        } else {
            accept(request, response, key);
            request.upgrade(TomcatConnection.class).prepare(opening);
        }
    }

    private static void accept(HttpServletRequest request, HttpServletResponse response, String key) {
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "upgrade");
        response.setHeader("Sec-WebSocket-Accept", answer(key));
        subProtocol(request).ifPresent(chosen -> response.setHeader("Sec-WebSocket-Protocol", chosen));
    }

    /** The first of the client's that is spoken here, if any: which STOMP is spoken is decided later. */
    private static Optional<String> subProtocol(HttpServletRequest request) {
        return tokens(request, "Sec-WebSocket-Protocol")
                .filter(StompVersion.subProtocols()::contains)
                .findFirst();
    }

    private static Stream<String> tokens(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip);
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String answer(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key.strip() + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-1", e);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        SockJsHttp.say(response, status, sentence);
    }
}

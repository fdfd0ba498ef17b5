package chat.hubbub.attack;

import chat.hubbub.journey.Sockets;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a server answered to one request that may be odd, byte by byte. */
record Reply(String text) {

    /** From a new address each time. */
    static Reply to(Victim victim, String line, String... headers) throws IOException {
        return to(Victim.stranger(), victim, line, "", headers);
    }

    /** Sends the body with its length. */
    static Reply toPost(Victim victim, String line, String body, String... headers) throws IOException {
        return to(Victim.stranger(), victim, line, body, headers);
    }

    /** @param line method and path */
    static Reply to(String address, Victim victim, String line, String body, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(line)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(victim.port())
                .append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        boolean get = line.startsWith("GET ") && body.isEmpty();
        String length = get ? "" : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
        return toRaw(address, victim, request + length + "Connection: close\r\n\r\n" + body);
    }

    /** To bytes that need be no request. */
    static Reply toRaw(String address, Victim victim, String request) throws IOException {
        try (Socket socket = Sockets.from(address, victim.port())) {
            Sockets.write(socket, request);
            return new Reply(Sockets.readAll(socket));
        }
    }

    /** The head alone, of an answer that does not end. */
    static Reply headOf(String address, Victim victim, String line, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\nHost: localhost:" + victim.port() + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append(line.startsWith("GET ") ? "\r\n" : "Content-Length: 0\r\n\r\n");
        try (Socket socket = Sockets.from(address, victim.port())) {
            Sockets.write(socket, request.toString());
            InputStream answer = new BufferedInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            int c = 0;
            while (c >= 0 && head.indexOf("\r\n\r\n") < 0) {
                c = answer.read();
                head.append(c < 0 ? "" : (char) c);
            }
            return new Reply(head.toString());
        }
    }

    /** The last words in a session of SockJS, which ends by what is no frame: left alone, it would be waited for. */
    static Reply endOf(Victim victim, String session, String... headers) throws IOException {
        toPost(victim, "POST " + session + "/xhr_send", "[\"nonsense\\n\\n\\u0000\"]", headers);
        return toPost(victim, "POST " + session + "/xhr", "", headers);
    }

    /** Nought where there was no answer. */
    int status() {
        return text.matches("(?s)HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    String head() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end + 2);
    }

    String body() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }

    /** In UTF-8, as a page or a problem is. */
    String words() {
        return new String(body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The first of this name, or nothing. */
    String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    List<String> headers(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head().lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }
}

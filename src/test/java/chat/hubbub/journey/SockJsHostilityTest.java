package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.journey.SockJsClient.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that open requests and then do not read, or do not send. */
@Tag("attack")
class SockJsHostilityTest {

    private static final String ENDS = "\r\nConnection: close\r\n";
    private static final int STUCK = 10;
    private static final int MESSAGES = 150;
    /** As JSON in JSON, and as HTML, these are many times as long. */
    private static final String LONG = "\"".repeat(4_000);

    private static final int TINY = 2_304;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=100ms", "hubbub.limits.enabled=false");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void lettingAStreamFillUpCostsNobodyElseAnything() throws IOException {
        List<Socket> stuck = new ArrayList<>();
        try (StompClient ann = hub.connect("ann").join("busy");
                SockJsClient bob = SockJsClient.open(hub, Transport.xhr)) {
            bob.connect("bob");
            bob.join("busy");
            for (int i = 0; i < STUCK; i++) {
                stuck.add(listenButNeverRead("stuck" + i));
            }
            await().atMost(PATIENCE).until(() -> ann.events("JOIN").size() == STUCK + 2);

            for (int i = 1; i <= MESSAGES; i++) {
                ann.say("busy", i + "x".repeat(3_900));
            }
            bob.first(frame -> frame.seq() == MESSAGES);
            // Whoever waited until such a client is given up would wait for some ten seconds.
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> threadsInAClientsSocket().isEmpty());
            await().atMost(PATIENCE).until(() -> ann.events("LEAVE").size() == STUCK);
        } finally {
            closeAll(stuck);
        }
    }

    /** Tomcat would let a thread wait for room in the client's socket. */
    @ParameterizedTest
    @ValueSource(ints = {ClientFrame.CLOSE, ClientFrame.PING})
    void answeringWhoReadsNothingHoldsUpNoThread(int opcode) throws IOException {
        List<Socket> stuck = new ArrayList<>();
        byte[] code = opcode == ClientFrame.CLOSE ? new byte[] {3, (byte) 233} : new byte[0];
        try (StompClient ann = hub.connect("ann" + opcode).join("full" + opcode)) {
            for (int i = 0; i < STUCK; i++) {
                stuck.add(neverRead("deaf" + opcode + i, "full" + opcode));
            }
            await().atMost(PATIENCE).until(() -> ann.events("JOIN").size() == STUCK + 1);
            for (int i = 1; i <= MESSAGES; i++) {
                ann.say("full" + opcode, LONG);
            }
            ann.first(frame -> frame.seq() == MESSAGES);
            for (Socket socket : stuck) {
                socket.getOutputStream().write(ClientFrame.of(ClientFrame.FIN | opcode, code));
            }
            ann.say("full" + opcode, "asked");
            ann.first(frame -> frame.content().equals("asked"));
            // Whoever waited until such a client is given up would wait for some ten seconds.
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> threadsIn("WsRemoteEndpointImplServer").isEmpty());
            await().atMost(PATIENCE).until(() -> ann.events("LEAVE").size() == STUCK);
        } finally {
            closeAll(stuck);
        }
    }

    @Test
    void waitsForNoBodyThatNeverComes() throws IOException {
        List<Socket> dripping = new ArrayList<>();
        try (SockJsClient bob = SockJsClient.open(hub, Transport.xhr_streaming)) {
            bob.connect("patient");
            String session = bob.uri("").getPath();
            dripping.add(post(session + "xhr_send", "Content-Length: 1000", "[\""));
            dripping.add(post(session + "xhr_send", "Transfer-Encoding: chunked", "2\r\n[\"\r\n"));
            Socket listener = post("/ws/000/listener/xhr", "Content-Length: 1000", "");
            Socket stranger = post("/ws/000/stranger/xhr_send", "Content-Length: 1000", "[\"");
            dripping.addAll(List.of(listener, stranger));

            assertThat(readAll(listener))
                    .startsWith("HTTP/1.1 400")
                    .contains(ENDS)
                    .endsWith("No body expected.");
            assertThat(readAll(stranger))
                    .startsWith("HTTP/1.1 404")
                    .contains(ENDS)
                    .endsWith("There is no such session.");
            // Whoever waited for a body would wait for 20 seconds.
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> threadsInAClientsSocket().isEmpty());
        } finally {
            closeAll(dripping);
        }
    }

    private static Socket listenButNeverRead(String nickname) throws IOException {
        String session = "/ws/000/" + nickname;
        Socket socket = post(session + "/xhr_streaming", "Content-Length: 0", "");
        String join = "[\"CONNECT\\naccept-version:1.2\\nhost:hub\\nlogin:" + nickname
                + "\\n\\n\\u0000SUBSCRIBE\\nid:1\\ndestination:/topic/busy\\n\\n\\u0000\"]";
        await().until(() ->
                SockJsClient.post(hub.http(session + "/xhr_send"), join).statusCode() == 204);
        return socket;
    }

    private static Socket neverRead(String nickname, String room) throws IOException {
        Socket socket = connect();
        String request = "GET /ws/000/" + nickname + "/websocket HTTP/1.1\r\nHost: localhost:" + hub.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        String join = "[\"CONNECT\\naccept-version:1.2\\nhost:hub\\nlogin:" + nickname
                + "\\n\\n\\u0000SUBSCRIBE\\nid:1\\ndestination:/topic/" + room + "\\n\\n\\u0000\"]";
        socket.getOutputStream().write(ClientFrame.joined(ClientFrame.utf8(request), ClientFrame.text(join)));
        return socket;
    }

    private static Socket post(String path, String header, String body) throws IOException {
        Socket socket = connect();
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(TINY);
        socket.connect(new InetSocketAddress("localhost", hub.port()));
        return socket;
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The container waits for a socket in its wrapper of it. */
    private static List<Thread> threadsInAClientsSocket() {
        return threadsIn("NioSocketWrapper");
    }

    private static List<Thread> threadsIn(String simpleName) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().endsWith(simpleName)))
                .filter(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING
                        || thread.getKey().getState() == Thread.State.WAITING)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

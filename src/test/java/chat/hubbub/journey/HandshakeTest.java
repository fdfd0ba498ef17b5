package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** How HTTP becomes a WebSocket, and when it does not. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "portable"})
class HandshakeTest {

    private static final String UPGRADE = "Upgrade: websocket\r\n";
    private static final String CONNECTION = "Connection: keep-alive, Upgrade\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String ALL = UPGRADE + CONNECTION + VERSION + KEY;

    @TempDir
    static Path data;

    private static Hub hub;

    @Parameter
    String transport;

    @BeforeParameterizedClassInvocation
    static void start(String transport) {
        hub = Hub.start(data.resolve(transport), "hubbub.broker.transport=" + transport);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        hub.close();
    }

    @Test
    void answersTheKeyOfTheStandardAsTheStandardDoes() throws IOException {
        assertThat(head("GET", ALL))
                .startsWith("http/1.1 101")
                .contains("\r\nsec-websocket-accept: " + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=".toLowerCase(Locale.ROOT))
                .contains("\r\nupgrade: websocket\r\n", "\r\nconnection: upgrade");
    }

    @Test
    void choosesTheFirstSubProtocolItSpeaks() throws IOException {
        String wish = "Sec-WebSocket-Protocol: ";
        assertThat(head("GET", ALL + wish + "chat, v11.stomp, v12.stomp\r\n"))
                .contains("\r\nsec-websocket-protocol: v11.stomp\r\n");
        assertThat(head("GET", ALL + wish + "chat\r\n" + wish + "v10.stomp\r\n"))
                .contains("\r\nsec-websocket-protocol: v10.stomp\r\n");
        assertThat(head("GET", ALL + wish + "chat, V12.STOMP\r\n"))
                .startsWith("http/1.1 101")
                .doesNotContain("sec-websocket-protocol");
    }

    @Test
    void grantsNoExtension() throws IOException {
        assertThat(head("GET", ALL + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"))
                .startsWith("http/1.1 101")
                .doesNotContain("sec-websocket-extensions");
    }

    @Test
    void namesTheVersionItSpeaks() throws IOException {
        for (String version : new String[] {"", "Sec-WebSocket-Version: 8\r\n", "Sec-WebSocket-Version: x\r\n"}) {
            assertThat(head("GET", UPGRADE + CONNECTION + KEY + version))
                    .startsWith("http/1.1 426")
                    .contains("\r\nsec-websocket-version: 13\r\n");
        }
    }

    @Test
    void refusesWhatIsNoHandshake() throws IOException {
        String[] keys = {"", "Sec-WebSocket-Key: \r\n", "Sec-WebSocket-Key: %%\r\n", "Sec-WebSocket-Key: c2hvcnQ=\r\n"};
        for (String key : keys) {
            assertThat(head("GET", UPGRADE + CONNECTION + VERSION + key)).startsWith("http/1.1 400");
        }
        assertThat(head("GET", UPGRADE + VERSION + KEY)).startsWith("http/1.1 400");
        for (String method : new String[] {"POST", "PUT", "HEAD", "DELETE"}) {
            assertThat(head(method, ALL + "Content-Length: 0\r\n")).startsWith("http/1.1 405");
        }
    }

    @Test
    void letsInOnlyPagesOfItsOwn() throws IOException {
        String origin = "Origin: http://";
        assertThat(head("GET", ALL + origin + "elsewhere.example\r\n")).startsWith("http/1.1 403");
        assertThat(head("GET", ALL + origin + "localhost:1\r\n")).startsWith("http/1.1 403");
        assertThat(head("GET", ALL + "Origin: null\r\n")).startsWith("http/1.1 403");
        assertThat(head("GET", ALL + origin + "localhost:" + hub.port() + "\r\n"))
                .startsWith("http/1.1 101");
    }

    /** In small letters. */
    private static String head(String method, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", hub.port())) {
            socket.setSoTimeout(30_000);
            String request = method + " /ws HTTP/1.1\r\nHost: localhost:" + hub.port() + "\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                int c = socket.getInputStream().read();
                assertThat(c).as("what follows %s", answer).isNotNegative();
                answer.append((char) c);
            }
            return answer.toString().toLowerCase(Locale.ROOT);
        }
    }
}

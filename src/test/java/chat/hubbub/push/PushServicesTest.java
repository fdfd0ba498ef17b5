package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import chat.hubbub.journey.Certificate;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushServicesTest {

    private static final byte[] BODY = "sealed".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger visits = new AtomicInteger();
    private final CompletableFuture<Void> silence = new CompletableFuture<>();
    private ServerSocket server;

    /** What a service does with a connection. */
    private interface Behaviour {
        void serve(String request, OutputStream out) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silence.complete(null);
        server.close();
    }

    @Test
    void postsAndReadsTheAnswer() throws IOException {
        CompletableFuture<String> heard = new CompletableFuture<>();
        serve((request, out) -> {
            heard.complete(request);
            say(out, "HTTP/1.1 429 Too Many\r\nRETRY-AFTER: 120\r\nX: y\r\n\r\nbody");
        });

        Answer answer = anywhere().post(endpoint("http"), Map.of("TTL", "60"), BODY);

        assertThat(answer).isEqualTo(new Answer(429, Duration.ofMinutes(2)));
        assertThat(heard.join())
                .startsWith("POST /to/me?x=1 HTTP/1.1\r\nHost: localhost:" + server.getLocalPort() + "\r\n")
                .contains("\r\nTTL: 60\r\n", "\r\nContent-Length: 6\r\n")
                .endsWith("\r\n\r\nsealed");
    }

    @Test
    void goesNowhereElse() throws IOException {
        serve((request, out) -> say(out, "HTTP/1.1 201 Created\r\n\r\n"));
        PushServices services = new PushServices(endpoint -> false);

        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            for (String scheme : new String[] {"http", "https"}) {
                Endpoint endpoint = new Endpoint(scheme + "://" + host + ":" + server.getLocalPort() + "/");
                assertThat(services.mayBe(endpoint)).isFalse();
                assertThatExceptionOfType(ForbiddenAddress.class)
                        .isThrownBy(() -> services.post(endpoint, Map.of(), BODY));
            }
        }
        assertThat(visits).hasValue(0);
    }

    @Test
    void followsNoRedirect() throws IOException {
        serve((request, out) -> say(
                out, "HTTP/1.1 307 Over there\r\nLocation: " + endpoint("http").address() + "\r\n\r\n"));

        assertThat(anywhere().post(endpoint("http"), Map.of(), BODY).status()).isEqualTo(307);
        assertThat(visits).hasValue(1);
    }

    @Test
    void givesUpWhoNeverEnds() {
        serve((request, out) -> {
            say(out, "HTTP/1.1 201 Created\r\n");
            while (true) {
                say(out, "x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n");
            }
        });

        assertThatIOException()
                .isThrownBy(() -> anywhere().post(endpoint("http"), Map.of(), BODY))
                .withMessageContaining("too much");
    }

    @Test
    void givesUpWhoSaysNothing() {
        serve((request, out) -> {
            silence.join();
        });
        PushServices hasty = new PushServices(
                endpoint -> true, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(100));

        assertThatIOException().isThrownBy(() -> hasty.post(endpoint("http"), Map.of(), BODY));
    }

    @Test
    void takesNonsenseForNoAnswer() {
        serve((request, out) -> say(out, "SSH-2.0-OpenSSH\r\n\r\n"));

        assertThatIOException().isThrownBy(() -> anywhere().post(endpoint("http"), Map.of(), BODY));
    }

    @Test
    void speaksTlsWithWhomTheCertificateNamesAlone(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.make(folder);
        SSLContext trusting = certificate.trusting("TLS");
        server.close();
        server = certificate
                .serving()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        serve((request, out) -> say(out, "HTTP/1.1 201 Created\r\n\r\n"));
        PushServices services = new PushServices(endpoint -> true, trusting::getSocketFactory, Duration.ofSeconds(10));

        assertThat(services.post(endpoint("https"), Map.of(), BODY).isTaken()).isTrue();
        Endpoint other = new Endpoint("https://127.0.0.1:" + server.getLocalPort() + "/");
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> services.post(other, Map.of(), BODY));
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> anywhere().post(endpoint("https"), Map.of(), BODY));
    }

    private static PushServices anywhere() {
        return new PushServices(endpoint -> true);
    }

    private Endpoint endpoint(String scheme) {
        return new Endpoint(scheme + "://localhost:" + server.getLocalPort() + "/to/me?x=1");
    }

    private void serve(Behaviour behaviour) {
        ServerSocket listening = server;
        Thread thread = new Thread(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    visits.incrementAndGet();
                    behaviour.serve(request(socket.getInputStream()), socket.getOutputStream());
                } catch (IOException e) {
                    // The other side, or the test, has gone.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("sealed")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            request.append((char) next);
        }
        return request.toString();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}

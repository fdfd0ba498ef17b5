package chat.hubbub.push;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to push services over HTTP/1.1, and to nobody else: the address that was looked at is the one that is connected to,
 * no redirect is followed, and what is read is limited, in bytes and in time. Safe for any thread; blocks.
 */
final class PushServices {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CONNECT_MILLIS = 3_000;
    private static final int MOST_ADDRESSES = 3;

    private final Predicate<Endpoint> trusted;
    private final Supplier<SSLSocketFactory> tls;
    private final Duration patience;

    /** @param trusted endpoints that may be anywhere */
    PushServices(Predicate<Endpoint> trusted) {
        this(trusted, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);
    }

    /**
     * @param tls asked for at the first connection only: it reads all certificates of the platform
     * @param patience how long an exchange may take once there is a connection
     */
    PushServices(Predicate<Endpoint> trusted, Supplier<SSLSocketFactory> tls, Duration patience) {
        this.trusted = trusted;
        this.tls = tls;
        this.patience = patience;
    }

    /** Whether it looks like one; where it really is, is looked at with each connection. */
    boolean mayBe(Endpoint endpoint) {
        return trusted.test(endpoint) || endpoint.isOrdinary();
    }

    /** @throws ForbiddenAddress where it is not on the public internet, whatever it looks like */
    Answer post(Endpoint endpoint, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket raw = connect(endpoint)) {
            CompletableFuture<Void> end = closeInTime(raw);
            try {
                Socket socket = endpoint.isEncrypted() ? encrypted(raw, endpoint) : raw;
                OutputStream out = socket.getOutputStream();
                out.write(head(endpoint, headers, body.length));
                out.write(body);
                out.flush();
                return AnswerReader.read(socket.getInputStream());
            } finally {
                end.complete(null);
            }
        }
    }

    private Socket connect(Endpoint endpoint) throws IOException {
        IOException failure = new UnknownHostException(endpoint.host());
        for (InetAddress address : addresses(endpoint)) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(address, endpoint.port()), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private List<InetAddress> addresses(Endpoint endpoint) throws IOException {
        List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(endpoint.host()));
        boolean allowed = trusted.test(endpoint)
                || endpoint.isOrdinary() && addresses.stream().allMatch(PublicAddress::isOne);
        if (!allowed) {
            throw new ForbiddenAddress(endpoint.host());
        }
        return addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
    }

    /** Whoever sends a byte now and then would outlive the time-out of every single read. */
    private CompletableFuture<Void> closeInTime(Socket socket) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        var unused = end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((nothing, late) -> {
            if (late != null) {
                close(socket);
            }
        });
        return end;
    }

    private Socket encrypted(Socket raw, Endpoint endpoint) throws IOException {
        SSLSocket socket = (SSLSocket) tls.get().createSocket(raw, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] head(Endpoint endpoint, Map<String, String> headers, int length) {
        StringBuilder head =
                new StringBuilder("POST ").append(endpoint.target()).append(" HTTP/1.1\r\n");
        header(head, "Host", endpoint.authority());
        header(head, "Connection", "close");
        header(head, "Content-Length", Integer.toString(length));
        headers.forEach((name, value) -> header(head, name, value));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }
}

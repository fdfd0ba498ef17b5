package chat.hubbub.push;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A push service on loopback that keeps what it gets and says what it is told to. */
public final class FakePushService implements AutoCloseable {

    private final HttpServer server;
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private volatile int status = 201;

    /** A request as it came. */
    public record Pushed(String path, Headers headers, byte[] body) {}

    public FakePushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Lets a hub go here. */
    public String property() {
        return "hubbub.push.trusted=" + origin();
    }

    public void answerWith(int newStatus) {
        status = newStatus;
    }

    /** All so far. */
    public List<Pushed> pushed() {
        return pushed;
    }

    /** Waits for a number of requests, and returns the last. */
    public Pushed pushed(int number) {
        await().until(() -> pushed.size() >= number);
        return pushed.get(number - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            pushed.add(new Pushed(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            exchange.sendResponseHeaders(status, -1);
        }
    }
}

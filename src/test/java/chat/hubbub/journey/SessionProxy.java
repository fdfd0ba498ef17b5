package chat.hubbub.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before several nodes as {@code deploy/nginx.conf} has it: all requests of one SockJS session go to one node, which
 * follows from the session's name alone, by the same patterns. Each piece of an answer is passed on at once.
 */
final class SessionProxy implements AutoCloseable {

    private static final Pattern SESSION = ofNginx("~(\\S+) \\$name;");
    private static final Pattern BY_SESSION =
            ofNginx("location ~ (\\S+) \\{\\s+proxy_buffering off;\\s+proxy_pass http://sessions;");
    private static final int PIECE = 8_192;

    private final HttpServer door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile List<Hub> nodes;

    SessionProxy(Hub... nodes) {
        this.nodes = List.of(nodes);
        try {
            door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door.createContext("/", this::pass);
        door.setExecutor(threads);
        door.start();
    }

    URI http(String path) {
        return URI.create("http://localhost:" + door.getAddress().getPort() + path);
    }

    /** Where a request goes. */
    Hub nodeOf(URI uri) {
        List<Hub> there = nodes;
        Matcher session = SESSION.matcher(uri.getPath());
        boolean bySession = BY_SESSION.matcher(uri.getPath()).find() && session.find();
        return there.get(bySession ? Math.floorMod(session.group("name").hashCode(), there.size()) : 0);
    }

    /** Nothing new goes there any more; answers that have begun go on. */
    void leaveOut(Hub node) {
        nodes = nodes.stream().filter(one -> one != node).toList();
    }

    @Override
    public void close() {
        door.stop(0);
        threads.shutdownNow();
    }

    private static Pattern ofNginx(String surroundings) {
        try {
            Matcher found = Pattern.compile(surroundings).matcher(Files.readString(Path.of("deploy/nginx.conf")));
            if (!found.find()) {
                throw new IllegalStateException("deploy/nginx.conf has nothing like " + surroundings);
            }
            return Pattern.compile(found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(HttpExchange exchange) {
        try (exchange) {
            answer(exchange, http.send(request(exchange), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            // One of them is gone, and the other finds out.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        byte[] said = exchange.getRequestBody().readAllBytes();
        return HttpRequest.newBuilder(nodeOf(uri).http(uri.toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(said))
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        try (InputStream from = response.body()) {
            boolean empty = response.statusCode() == 204;
            exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : 0);
            OutputStream to = exchange.getResponseBody();
            byte[] piece = new byte[PIECE];
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                to.write(piece, 0, read);
                to.flush();
            }
        }
    }
}

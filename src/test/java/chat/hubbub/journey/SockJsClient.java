package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A SockJS client that keeps all it was told, as frames of SockJS and as frames of STOMP. */
final class SockJsClient implements AutoCloseable {

    enum Transport {
        websocket,
        xhr_streaming,
        xhr
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_POST = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final URI session;
    private final Transport transport;
    private @Nullable WebSocket socket;
    private volatile @Nullable InputStream body;
    private final AtomicInteger responses = new AtomicInteger();
    private volatile boolean closed;

    private SockJsClient(URI endpoint, Transport transport) {
        this.session = URI.create(endpoint + "/000/" + UUID.randomUUID());
        this.transport = transport;
    }

    /** Opens a session and waits until it is greeted. */
    static SockJsClient open(Hub hub, Transport transport) {
        return open(hub.http("/ws"), transport);
    }

    static SockJsClient open(URI endpoint, Transport transport) {
        SockJsClient client = new SockJsClient(endpoint, transport);
        if (transport == Transport.websocket) {
            client.socket = HTTP.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws" + client.uri("websocket").toString().substring(4)), client.new Ear())
                    .join();
        } else {
            Thread ear = new Thread(client::listen, "sockjs-client");
            ear.setDaemon(true);
            ear.start();
        }
        client.frame("o"::equals);
        return client;
    }

    URI uri(String last) {
        return URI.create(session + "/" + last);
    }

    /** Sends each text as a string of one message, and returns the status of the answer. */
    int send(String... texts) {
        return raw(MAPPER.writeValueAsString(texts));
    }

    int raw(String json) {
        if (socket != null) {
            socket.sendText(json, true).join();
            return 204;
        }
        return post(uri("xhr_send"), json).statusCode();
    }

    void connect(String nickname) {
        send("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + nickname + "\npasscode:secret of " + nickname
                + "\n\n\0");
        first(frame -> frame.command().equals("CONNECTED"));
    }

    void join(String room) {
        send("SUBSCRIBE\nid:s\ndestination:/topic/" + room + "\nreceipt:joined\n\n\0");
        receipt("joined");
    }

    static String say(String room, String receipt, String text) {
        return "SEND\ndestination:/app/chat/" + room + "\nreceipt:" + receipt + "\n\n" + text + "\0";
    }

    Received receipt(String id) {
        return first(frame ->
                frame.command().equals("RECEIPT") && frame.header("receipt-id").equals(id));
    }

    Received first(Predicate<Received> wanted) {
        await().atMost(PATIENCE).until(() -> received.stream().anyMatch(wanted));
        return received.stream().filter(wanted).findFirst().orElseThrow();
    }

    String frame(Predicate<String> wanted) {
        await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(wanted));
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    List<Received> received() {
        return received;
    }

    boolean isClosed() {
        return closed;
    }

    /** How often a session began under this client's name. */
    long greetings() {
        return frames.stream().filter("o"::equals).count();
    }

    /** How many responses this client has begun to listen to. */
    int responses() {
        return responses.get();
    }

    static HttpResponse<String> post(URI uri, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(LONGEST_POST).POST(HttpRequest.BodyPublishers.ofString(body));
        return exchange((headers.length == 0 ? request : request.headers(headers)).build());
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer to " + request, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (socket != null) {
            socket.abort();
        }
        abort(body);
    }

    private static Stream<String> lines(InputStream body) {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines();
    }

    private static void abort(@Nullable InputStream body) {
        try {
            if (body != null) {
                body.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As sockjs-client does: when one response ends well, the next begins. */
    private void listen() {
        HttpRequest request = HttpRequest.newBuilder(uri(transport.name()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            while (!closed) {
                responses.incrementAndGet();
                HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
                closed |= response.statusCode() != 200;
                body = response.body();
                lines(response.body()).forEach(this::take);
            }
        } catch (IOException | InterruptedException | UncheckedIOException e) {
            closed = true;
        }
    }

    private void take(String frame) {
        if (frame.startsWith("a")) {
            MAPPER.readTree(frame.substring(1)).forEach(this::takeMessage);
        }
        closed |= frame.startsWith("c");
        frames.add(frame);
    }

    private void takeMessage(JsonNode message) {
        for (String stomp : message.stringValue().split("\0")) {
            String frame = stomp.replaceFirst("^\n+", "");
            if (!frame.isEmpty()) {
                received.add(Received.parse(frame));
            }
        }
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}

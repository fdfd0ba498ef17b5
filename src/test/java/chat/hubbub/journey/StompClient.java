package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A STOMP client that keeps all it was told. */
public final class StompClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Received> received = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicLong receipts = new AtomicLong();
    private final StringBuilder pending = new StringBuilder();
    private volatile long heardNanos = System.nanoTime();
    private final WebSocket socket;

    private StompClient(URI uri) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .buildAsync(uri, new Ear())
                .join();
    }

    /** Opens a socket and says nothing. */
    public static StompClient open(URI uri) {
        return new StompClient(uri);
    }

    /** Opens a socket and connects; the headers are names and values in turn. */
    public static StompClient connect(URI uri, String... headers) {
        StompClient client = open(uri);
        client.frame(
                "CONNECT",
                "",
                Stream.concat(Stream.of("accept-version", "1.2", "host", "hub"), Stream.of(headers))
                        .toArray(String[]::new));
        client.first(frame -> !frame.command().equals("MESSAGE"));
        return client;
    }

    /** The server is down: not so fast, or it has no processor left to start on. */
    static void waitBeforeRetry() {
        LockSupport.parkNanos(RETRY.toNanos());
    }

    public void frame(String command, String body, String... headers) {
        StringBuilder frame = new StringBuilder(command).append('\n');
        for (int i = 0; i < headers.length; i += 2) {
            frame.append(headers[i]).append(':').append(headers[i + 1]).append('\n');
        }
        raw(frame.append('\n').append(body).append('\0').toString());
    }

    public synchronized void raw(String text) {
        socket.sendText(text, true).join();
    }

    /** Subscribes, and waits until it is live. */
    public StompClient join(String room, String... headers) {
        String receipt = nextReceipt();
        String[] own = {"id", "sub-" + room, "destination", "/topic/" + room, "receipt", receipt};
        frame("SUBSCRIBE", "", Stream.concat(Stream.of(own), Stream.of(headers)).toArray(String[]::new));
        receipt(receipt);
        return this;
    }

    public StompClient listenToErrors() {
        String receipt = nextReceipt();
        frame("SUBSCRIBE", "", "id", "errors", "destination", "/user/queue/errors", "receipt", receipt);
        receipt(receipt);
        return this;
    }

    /** Says something, and waits until it is durable. */
    public long say(String room, String text, String... headers) {
        String receipt = nextReceipt();
        sayWith(receipt, room, text, headers);
        return Long.parseLong(receipt(receipt).header("seq"));
    }

    /** Says something and asks for a receipt, but does not wait. */
    public void sayWith(String receipt, String room, String text, String... headers) {
        String[] own = {"destination", "/app/chat/" + room, "receipt", receipt};
        frame("SEND", text, Stream.concat(Stream.of(own), Stream.of(headers)).toArray(String[]::new));
    }

    public Received receipt(String id) {
        return first(frame ->
                frame.command().equals("RECEIPT") && frame.header("receipt-id").equals(id));
    }

    /** Waits for an event of this type. */
    public Received event(String type) {
        return first(frame -> frame.type().equals(type));
    }

    /** Waits for the refusal of what asked for this receipt. */
    public Received refusal(String receipt) {
        return first(frame -> frame.header("destination").equals("/user/queue/errors")
                && frame.json().path("receipt").asString("").equals(receipt));
    }

    public Received error() {
        return first(frame -> frame.command().equals("ERROR"));
    }

    /** Waits for such a frame, or returns the one that came already; fails at once if the connection ends without it. */
    public Received first(Predicate<Received> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (received) {
            int next = 0;
            for (awaitMoreThan(next, deadline); !wanted.test(received.get(next)); awaitMoreThan(next, deadline)) {
                next++;
            }
            return received.get(next);
        }
    }

    /** What came since this was last called; waits a moment for something to come. */
    public List<Received> take() {
        synchronized (received) {
            try {
                if (received.isEmpty()) {
                    received.wait(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            List<Received> taken = List.copyOf(received);
            received.clear();
            return taken;
        }
    }

    /** Waits for something to come, and takes it. */
    public void awaitFrame() {
        synchronized (received) {
            try {
                while (received.isEmpty() && !closed.isDone()) {
                    received.wait(1_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            received.clear();
        }
    }

    /** Everything so far, in the order in which it came. */
    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public List<Received> events(String type) {
        return received().stream().filter(frame -> frame.type().equals(type)).toList();
    }

    /** Waits for the close, and returns its code. */
    public int closeCode() {
        await().atMost(PATIENCE).until(closed::isDone);
        return closed.join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** For how long nothing has come. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    void onClose(Runnable task) {
        closed.thenRun(task);
    }

    /** Breaks off without a word. */
    public void abort() {
        socket.abort();
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void awaitMoreThan(int frames, long deadline) {
        synchronized (received) {
            try {
                while (received.size() <= frames) {
                    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (millis <= 0 || closed.isDone()) {
                        throw new ConditionTimeoutException("It is none of " + received.size() + " frames");
                    }
                    received.wait(millis);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void closed(int code) {
        synchronized (received) {
            closed.complete(code);
            received.notifyAll();
        }
    }

    private String nextReceipt() {
        return "receipt-" + receipts.incrementAndGet();
    }

    private void take(CharSequence part) {
        pending.append(part);
        for (int end = pending.indexOf("\0"); end >= 0; end = pending.indexOf("\0")) {
            String frame = pending.substring(0, end).replaceFirst("^\n+", "");
            pending.delete(0, end + 1);
            synchronized (received) {
                received.add(Received.parse(frame));
                received.notifyAll();
            }
        }
    }

    private final class Ear implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            heardNanos = System.nanoTime();
            take(data);
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed(1006);
        }
    }
}

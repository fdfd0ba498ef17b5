package chat.hubbub.journey;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Says numbered lines on whichever node is there, and keeps what became of each: acknowledged, refused, or unknown where the
 * connection broke. What is unknown is said again under the same key, on any node; of what is refused, every other line is
 * never said again, and must then be nowhere.
 */
final class ClusterTalker implements Runnable {

    private static final int WINDOW = 3;
    private static final Duration BETWEEN_LINES = Duration.ofMillis(100);

    private final Supplier<URI> node;
    private final String name;
    private final String room;
    private final Random random;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    /** Each with whether it was ever unknown what became of it. */
    private final Map<String, Boolean> waiting = new LinkedHashMap<>();

    private volatile boolean finishing;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile long heardNanos = System.nanoTime();
    private volatile long longestSilence;
    private int said;

    ClusterTalker(Supplier<URI> node, String name, String room, long seed) {
        this.node = node;
        this.name = name;
        this.room = room;
        this.random = new Random(seed);
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** What was refused and not said again. */
    Set<String> refused() {
        return refused;
    }

    int refusals() {
        return refusals.get();
    }

    /** How often it was not known what became of something. */
    int breaks() {
        return breaks.get();
    }

    /** The longest time without an answer since this was last asked. */
    Duration longestSilence() {
        long longest = longestSilence;
        longestSilence = 0;
        return Duration.ofNanos(longest);
    }

    /** Says nothing new, and ends when all is acknowledged or refused. */
    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        while (!finishing || !waiting.isEmpty()) {
            try (StompClient client = StompClient.connect(node.get(), "login", name, "passcode", name)) {
                client.listenToErrors();
                waiting.replaceAll((line, inDoubt) -> true);
                waiting.keySet().forEach(line -> say(client, line));
                talk(client);
            } catch (CompletionException | ConditionTimeoutException e) {
                StompClient.waitBeforeRetry();
            }
            breaks.addAndGet(waiting.isEmpty() ? 0 : 1);
        }
    }

    /** Now and then moves to another node by itself. */
    private void talk(StompClient client) {
        int moves = 50 + random.nextInt(100);
        while (!client.isClosed() && (!finishing || !waiting.isEmpty()) && moves > 0) {
            while (!finishing && waiting.size() < WINDOW && moves-- > 0) {
                String line = name + " " + ++said;
                waiting.put(line, false);
                say(client, line);
            }
            client.take().forEach(frame -> hear(frame, client));
            LockSupport.parkNanos(BETWEEN_LINES.toNanos());
        }
    }

    private void hear(Received frame, StompClient client) {
        if (frame.command().equals("RECEIPT") && waiting.remove(frame.header("receipt-id")) != null) {
            long now = System.nanoTime();
            longestSilence = Math.max(longestSilence, now - heardNanos);
            heardNanos = now;
            acknowledged.put(frame.header("receipt-id"), Long.parseLong(frame.header("seq")));
        } else if (frame.header("destination").equals("/user/queue/errors")) {
            refused(frame.json().path("receipt").asString(""), client);
        }
    }

    private void refused(String line, StompClient client) {
        if (!waiting.containsKey(line)) {
            return;
        }
        refusals.incrementAndGet();
        // What was ever in doubt is not known to be nowhere.
        if (Boolean.FALSE.equals(waiting.get(line)) && random.nextBoolean()) {
            waiting.remove(line);
            refused.add(line);
        } else {
            StompClient.waitBeforeRetry();
            say(client, line);
        }
    }

    private void say(StompClient client, String line) {
        client.sayWith(line, room, line, "idempotency-key", line.replace(' ', '-'));
    }
}

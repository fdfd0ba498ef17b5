package chat.hubbub.journey;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Says numbered lines, several at a time, and says each again under the same key until it is acknowledged. */
final class StubbornSender implements Runnable {

    private static final int WINDOW = 16;

    private final Supplier<StompClient> connecting;
    private final String name;
    private final String room;
    private final LongPredicate tooFarAhead;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private volatile boolean finishing;
    private int said;
    private long newest;

    /** Says nothing new while its newest sequence number is too far ahead. */
    StubbornSender(URI uri, String name, String room, LongPredicate tooFarAhead) {
        this(() -> StompClient.connect(uri, "login", name, "passcode", name), name, room, tooFarAhead);
    }

    /** @param connecting done again after each break */
    StubbornSender(Supplier<StompClient> connecting, String name, String room, LongPredicate tooFarAhead) {
        this.connecting = connecting;
        this.name = name;
        this.room = room;
        this.tooFarAhead = tooFarAhead;
    }

    /** Every line that was acknowledged, and the sequence number it was acknowledged under. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** Says nothing new, and ends when all is acknowledged. */
    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        while (!finishing || !waiting.isEmpty()) {
            try (StompClient client = connecting.get()) {
                waiting.forEach((line, key) -> say(client, line, key));
                talk(client);
            } catch (CompletionException | ConditionTimeoutException e) {
                StompClient.waitBeforeRetry();
            }
        }
    }

    private void talk(StompClient client) {
        while (!client.isClosed() && (!finishing || !waiting.isEmpty())) {
            while (!finishing && waiting.size() < WINDOW && !tooFarAhead.test(newest)) {
                String line = name + " " + ++said;
                waiting.put(line, line.replace(' ', '-'));
                say(client, line, waiting.get(line));
            }
            collect(client);
        }
    }

    private void collect(StompClient client) {
        for (Received frame : client.take()) {
            if (frame.command().equals("RECEIPT") && waiting.remove(frame.header("receipt-id")) != null) {
                newest = Long.parseLong(frame.header("seq"));
                acknowledged.put(frame.header("receipt-id"), newest);
            }
        }
    }

    private void say(StompClient client, String line, String key) {
        client.sayWith(line, room, line, "idempotency-key", key);
    }
}

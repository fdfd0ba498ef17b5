package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says numbered lines over SockJS, one request after the other, without a key and without a second try. */
final class SockJsTalker implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final SockJsClient client;
    private final String name;
    private final String room;
    private volatile boolean finishing;
    private int said;

    SockJsTalker(SockJsClient client, String name, String room) {
        this.client = client;
        this.name = name;
        this.room = room;
    }

    /** Says nothing new, and ends when all is acknowledged. */
    void finish() {
        finishing = true;
    }

    /** Every line that was acknowledged, and its sequence number. */
    Map<String, Long> acknowledged() {
        Map<String, Long> acknowledged = new LinkedHashMap<>();
        client.received().stream()
                .filter(frame -> frame.command().equals("RECEIPT")
                        && frame.header("receipt-id").startsWith(name))
                .forEach(frame -> acknowledged.put(frame.header("receipt-id"), Long.parseLong(frame.header("seq"))));
        return acknowledged;
    }

    int said() {
        return said;
    }

    @Override
    public void run() {
        while (!finishing) {
            String line = name + " " + ++said;
            client.send(SockJsClient.say(room, line, line));
            await().pollDelay(PAUSE).until(() -> true);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged().size() == said);
    }
}

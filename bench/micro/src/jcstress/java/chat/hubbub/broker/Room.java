package chat.hubbub.broker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** One topic of a broker with two delivery threads. Events are letters, and so are the frames. */
final class Room {

    static final String GREETING = "-";

    private static final List<Publication<String>> OLD = List.of(new Publication<>("o", 1, null, 1));

    /** One for all rooms: threads are dear. One event is stored in each. */
    private static final Broker<String> broker =
            new Broker<>((topic, after, most) -> after < 1 ? OLD : List.of(), Logs.ROOMY, BrokerObserver.NONE, 2);

    private static final AtomicLong rooms = new AtomicLong();

    private static final WireFormat<String> format = new WireFormat<>() {
        @Override
        public byte[] encode(String event) {
            return event.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public boolean echoes(String event) {
            return true;
        }
    };

    private final String name = "room " + rooms.incrementAndGet();

    static Subscriber<String> connect(Outlet outlet) {
        return broker.connect(outlet);
    }

    Subscription<String> prepare(Subscriber<String> client) {
        return Objects.requireNonNull(client.subscribe(name, format, new byte[0], client));
    }

    /** Takes a client in, and waits until it was greeted. */
    Subscriber<String> listen(Paper paper) {
        Subscriber<String> client = connect(paper);
        prepare(client).start(GREETING, 0, 0, () -> {});
        Patience.until(() -> paper.text().equals(GREETING));
        return client;
    }

    void say(String letter) {
        broker.publish(name, new Publication<>(letter, Publication.UNSTORED, null, 1));
    }
}

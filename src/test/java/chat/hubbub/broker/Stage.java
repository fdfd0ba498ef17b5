package chat.hubbub.broker;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A broker with one stored topic behind it, and people who listen to that. */
final class Stage implements AutoCloseable {

    static final String TOPIC = "topic";
    static final BrokerLimits SMALL =
            new BrokerLimits(32, 1 << 20, 1 << 20, 16, 1 << 10, 4, 256, 5, Duration.ofMillis(2));

    final Lines format = new Lines();
    final Broker<String> broker;
    private final List<Publication<String>> stored = new ArrayList<>();

    Stage(BrokerLimits limits) {
        this(limits, 2);
    }

    /** @param threads how many deliver */
    Stage(BrokerLimits limits, int threads) {
        this.broker = new Broker<>((topic, after, most) -> read(after, most), limits, BrokerObserver.NONE, threads);
    }

    /** Stores the next event, then publishes it. */
    void say(String origin) {
        Publication<String> publication;
        synchronized (stored) {
            long seq = stored.size() + 1L;
            publication = new Publication<>("#" + seq, seq, origin, 100);
            stored.add(publication);
        }
        broker.publish(TOPIC, publication);
    }

    /** Stores the next event, and nobody is told. */
    void storeOnly() {
        synchronized (stored) {
            long seq = stored.size() + 1L;
            stored.add(new Publication<>("#" + seq, seq, "nobody", 100));
        }
    }

    void mention(String text, String origin) {
        broker.publish(TOPIC, new Publication<>(text, Publication.UNSTORED, origin, 100));
    }

    long head() {
        synchronized (stored) {
            return stored.size();
        }
    }

    /** Listens from now on. */
    Subscription<String> listen(Subscriber<String> client, String self) {
        Subscription<String> subscription = prepare(client, self);
        long head = head();
        subscription.start("hello", head, head, () -> {});
        return subscription;
    }

    /** The same for a topic of which nothing is stored. */
    void listenTo(String topic, Subscriber<String> client, String self) {
        Objects.requireNonNull(client.subscribe(topic, format, new byte[0], self))
                .start("hello", 0, 0, () -> {});
    }

    Subscription<String> resume(Subscriber<String> client, String self, long after) {
        Subscription<String> subscription = prepare(client, self);
        subscription.start("hello", after, head(), () -> {});
        return subscription;
    }

    Subscription<String> prepare(Subscriber<String> client, String self) {
        return Objects.requireNonNull(client.subscribe(TOPIC, format, new byte[0], self));
    }

    static void awaitFrames(FakeOutlet outlet, String... frames) {
        await().pollInterval(Duration.ofMillis(5)).until(outlet::frames, List.of(frames)::equals);
    }

    @Override
    public void close() {
        broker.close();
    }

    private List<Publication<String>> read(long after, int most) {
        synchronized (stored) {
            return stored.stream().skip(after).limit(most).toList();
        }
    }
}

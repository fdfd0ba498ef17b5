package chat.hubbub.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.BrokerLimits;
import chat.hubbub.broker.BrokerObserver;
import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.Outlet;
import chat.hubbub.broker.Publication;
import chat.hubbub.broker.Subscription;
import chat.hubbub.broker.WireFormat;
import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever subscribes while the feed looks whether anybody does. */
class FeedHandoverTest {

    private static final RoomName HALL = new RoomName("hall");
    private static final Epoch EPOCH = new Epoch("life");
    private static final long HEAD = 8;

    private final Broker<ChatEvent> broker = new Broker<>(
            (topic, after, most) ->
                    stored(after).stream().map(FeedHandoverTest::publication).toList(),
            BrokerLimits.forHeap(1 << 28, Duration.ofMillis(2)),
            BrokerObserver.NONE,
            1);
    private final Feed feed = new Feed(new Stored());
    private final Reader reader = new Reader();
    private final CompletableFuture<Subscription<ChatEvent>> subscribed = new CompletableFuture<>();

    @AfterEach
    void close() {
        feed.close();
        broker.close();
    }

    @Test
    void missesNothing() {
        feed.start(new Feed.Links(
                events -> events.forEach(event -> broker.publish(HALL.value(), publication(event))),
                new Overtaken(),
                Newswire.NONE));
        store(7);
        Subscription<ChatEvent> subscription = subscribed.join();
        store(HEAD);
        assertThat(feed.begin(HALL, new Position(EPOCH, HEAD)).join()).isEqualTo(HEAD);
        subscription.start(event(0), 6, HEAD, () -> {});

        await().untilAsserted(() -> assertThat(reader.read).containsExactly("0", "7", "8"));
    }

    private void store(long seq) {
        feed.tell(Optional.of(EPOCH), List.of(event(seq)), () -> {});
    }

    private static List<ChatEvent> stored(long after) {
        return LongStream.rangeClosed(after + 1, HEAD)
                .mapToObj(FeedHandoverTest::event)
                .toList();
    }

    private static Publication<ChatEvent> publication(ChatEvent event) {
        return new Publication<>(event, event.seq(), null, 100);
    }

    private static ChatEvent event(long seq) {
        return new ChatEvent.Chat(HALL, seq, new Nickname("ann"), "line " + seq, Instant.EPOCH);
    }

    /** Somebody subscribes between the first look and its answer. */
    private final class Overtaken implements Listening {

        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public boolean isListenedTo(RoomName room) {
            boolean listenedTo = broker.isListenedTo(room.value());
            if (!asked.getAndSet(true)) {
                subscribed.complete(broker.connect(reader).subscribe(room.value(), new Numbers(), new byte[0], reader));
            }
            return listenedTo;
        }

        @Override
        public void startOver() {}
    }

    private static final class Stored implements FeedSource {

        @Override
        public List<ChatEvent> replay(RoomName room, long after, int most) {
            return stored(after);
        }

        @Override
        public Heads heads(Told told) {
            return new Heads(EPOCH, Map.of(HALL, HEAD));
        }
    }

    /** A frame is the event's number. */
    private static final class Numbers implements WireFormat<ChatEvent> {

        @Override
        public byte[] encode(ChatEvent event) {
            return (event.seq() + "\n").getBytes(UTF_8);
        }

        @Override
        public boolean echoes(ChatEvent event) {
            return true;
        }
    }

    private static final class Reader implements Outlet {

        private final List<String> read = new CopyOnWriteArrayList<>();

        @Override
        public boolean write(ByteBuffer frames, WriteListener listener) {
            UTF_8.decode(frames).toString().lines().forEach(read::add);
            return true;
        }

        @Override
        public void close(CloseReason reason) {}
    }
}

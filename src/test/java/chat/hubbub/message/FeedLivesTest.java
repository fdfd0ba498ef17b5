package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was stored in one life of the log has nothing to do with what bears the same number in another one. */
class FeedLivesTest {

    private static final RoomName HALL = new RoomName("hall");
    private static final Epoch BEFORE = new Epoch("before");
    private static final Epoch NOW = new Epoch("now");

    private final Database database = new Database();
    private final List<ChatEvent> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger startedOver = new AtomicInteger();
    private final Feed feed = new Feed(database);

    @BeforeEach
    void start() {
        feed.start(new Feed.Links(told::addAll, new Everybody(), new Working()));
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void whatANodeTellsOfALifeThatIsOverIsNotTold() {
        startOver();
        assertThat(begin(NOW, 98)).isEqualTo(98);
        feed.heard(Optional.of(BEFORE), List.of(event(99, "of before")));
        store(event(99, "of now"));

        await().untilAsserted(() -> assertThat(told).containsExactly(event(99, "of now")));
    }

    @Test
    void whatThisNodeStoredInALifeThatIsOverIsNotToldAndItsSendersHear() {
        startOver();
        begin(NOW, 98);
        CompletableFuture<Void> heard = new CompletableFuture<>();
        feed.tell(Optional.of(BEFORE), List.of(event(99, "of before")), () -> heard.complete(null));
        heard.join();
        store(event(99, "of now"));

        await().untilAsserted(() -> assertThat(told).containsExactly(event(99, "of now")));
    }

    @Test
    void whatANodeTellsThatNamesNoEpochIsRead() {
        begin(BEFORE, 98);
        database.stored.add(event(99, "of now"));
        feed.heard(Optional.empty(), List.of(event(99, "of whenever")));

        await().untilAsserted(() -> assertThat(told).containsExactly(event(99, "of now")));
        assertThat(feed.foundEvents()).isEqualTo(1);
    }

    @Test
    void whatIsSaidOfAnotherEpochIsReadOnceAndNotForEver() {
        begin(BEFORE, 98);
        feed.heard(Optional.of(NOW), List.of(event(1_000_000, "of nowhere")));
        await().until(() -> database.replays.get() == 1);
        store(BEFORE, event(99, "of now"));

        await().untilAsserted(() -> assertThat(told).containsExactly(event(99, "of now")));
        assertThat(database.replays).hasValue(1);
    }

    @Test
    void anEndThatWasFoundInALifeThatIsOverIsNotGoneOnFrom() {
        startOver();
        begin(BEFORE, 98);
        assertThat(begin(NOW, 95)).isEqualTo(95);
        store(event(96, "of now"));

        await().untilAsserted(() -> assertThat(told).containsExactly(event(96, "of now")));
    }

    private void startOver() {
        begin(BEFORE, 98);
        database.epoch = NOW;
        feed.look();
        await().until(() -> startedOver.get() == 1);
    }

    private long begin(Epoch epoch, long head) {
        return feed.begin(HALL, new Position(epoch, head)).join();
    }

    private void store(ChatEvent event) {
        store(NOW, event);
    }

    private void store(Epoch epoch, ChatEvent event) {
        database.stored.add(event);
        feed.tell(Optional.of(epoch), List.of(event), () -> {});
    }

    private static ChatEvent event(long seq, String content) {
        return new ChatEvent.Chat(HALL, seq, new Nickname("ann"), content, Instant.EPOCH);
    }

    /** Its ends are of no help to anybody. */
    private static final class Database implements FeedSource {

        private final List<ChatEvent> stored = new CopyOnWriteArrayList<>();
        private final AtomicInteger replays = new AtomicInteger();
        private volatile Epoch epoch = BEFORE;

        @Override
        public List<ChatEvent> replay(RoomName room, long after, int most) {
            replays.incrementAndGet();
            return stored.stream().filter(event -> event.seq() > after).toList();
        }

        @Override
        public Heads heads(Told told) {
            return new Heads(epoch, Map.of());
        }
    }

    private final class Everybody implements Listening {

        @Override
        public boolean isListenedTo(RoomName room) {
            return true;
        }

        @Override
        public void startOver() {
            startedOver.incrementAndGet();
        }
    }

    private static final class Working implements Newswire {

        @Override
        public void stored(Optional<Epoch> epoch, List<ChatEvent> events) {}

        @Override
        public void revised() {}

        @Override
        public boolean works() {
            return true;
        }
    }
}

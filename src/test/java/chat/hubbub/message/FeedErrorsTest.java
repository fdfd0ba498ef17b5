package chat.hubbub.message;

import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An error is no reason to leave a room untold. */
class FeedErrorsTest {

    private static final RoomName HALL = new RoomName("hall");
    private static final Epoch EPOCH = new Epoch("life");
    private static final ChatEvent ONE = new ChatEvent.Chat(HALL, 1, new Nickname("ann"), "one", Instant.EPOCH);

    /** Which of these fails when it is called for the next time. */
    private enum Call {
        HEADS,
        REPLAY,
        WORKS,
        IS_LISTENED_TO,
        NONE
    }

    private final AtomicReference<Call> failing = new AtomicReference<>(Call.NONE);
    private volatile boolean stored;
    private final List<ChatEvent> told = new CopyOnWriteArrayList<>();
    private final Feed feed = new Feed(new Database());

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void whatCouldNotBeReadIsReadAgain() {
        isToldInSpiteOfAnErrorOf(Call.REPLAY);
    }

    @Test
    void theEndsAreLookedAtAgain() {
        isToldInSpiteOfAnErrorOf(Call.HEADS);
    }

    @Test
    void theTimerGoesOn() {
        isToldInSpiteOfAnErrorOf(Call.WORKS);
    }

    @Test
    void theRoomsAreGatheredAgain() {
        isToldInSpiteOfAnErrorOf(Call.IS_LISTENED_TO);
    }

    private void isToldInSpiteOfAnErrorOf(Call call) {
        feed.start(new Feed.Links(told::addAll, new Everybody(), new Silence()));
        feed.begin(HALL, new Position(EPOCH, 0)).join();
        failing.set(call);
        stored = true;
        await().until(() -> failing.get() == Call.NONE);
        await().until(() -> told.equals(List.of(ONE)));
    }

    private void failIf(Call call) {
        if (failing.compareAndSet(call, Call.NONE)) {
            throw new AssertionError("as a test");
        }
    }

    private final class Database implements FeedSource {

        @Override
        public List<ChatEvent> replay(RoomName room, long after, int most) {
            failIf(Call.REPLAY);
            return after == 0 ? List.of(ONE) : List.of();
        }

        @Override
        public Heads heads(Told told) {
            failIf(Call.HEADS);
            return new Heads(EPOCH, Map.of(HALL, stored ? 1L : 0L));
        }
    }

    private final class Everybody implements Listening {

        @Override
        public boolean isListenedTo(RoomName room) {
            failIf(Call.IS_LISTENED_TO);
            return true;
        }

        @Override
        public void startOver() {}
    }

    private final class Silence implements Newswire {

        @Override
        public void stored(Optional<Epoch> epoch, List<ChatEvent> events) {}

        @Override
        public void revised() {}

        @Override
        public boolean works() {
            if (Thread.currentThread().getName().equals("hubbub-lookout")) {
                failIf(Call.WORKS);
            }
            return false;
        }
    }
}

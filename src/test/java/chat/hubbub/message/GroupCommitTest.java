package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.outcome;
import static chat.hubbub.message.MessageLogs.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.Appended.Unavailable;
import chat.hubbub.message.ChatEvent.Chat;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Unavailable EXCUSE = new Unavailable("not now");
    private static final String WARNING =
            "WARN Messages cannot be stored and are refused until it works again: java.sql.SQLException: disk full";
    private static final String ALL_CLEAR = "INFO Messages are stored again";

    private final LogLines logged = new LogLines(GroupCommit.class);
    private final SlowStore store = new SlowStore();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Counters counters = new Counters();
    private volatile RuntimeException listenerFails = null;
    private GroupCommit commit;

    @BeforeEach
    void start() {
        commit = GroupCommit.start(store, fault -> EXCUSE, Herald.of(this::hear), counters);
    }

    @AfterEach
    void stop() {
        store.letThrough(1_000_000);
        commit.close();
        logged.close();
    }

    @Test
    void storesInOneTransactionAllThatWaits() {
        List<CompletableFuture<Appended>> outcomes = appendWhileBusy(500);
        store.letThrough(2);

        outcomes.forEach(CompletableFuture::join);
        assertThat(store.batches).containsExactly(1, 500);
    }

    @Test
    void boundsATransaction() {
        appendWhileBusy(1_500);
        store.letThrough(3);

        await().until(() -> store.batches.size() == 3);
        assertThat(store.batches).containsExactly(1, 1_000, 500);
    }

    @Test
    void refusesAtOnceWhenTooMuchWaits() {
        List<CompletableFuture<Appended>> waiting = appendWhileBusy(GroupCommit.MOST_WAITING);
        assertThat(counters.waiting.getAsInt()).isEqualTo(GroupCommit.MOST_WAITING);

        CompletableFuture<Appended> refused = append("one too many");
        assertThat(refused).isCompletedWithValueMatching(Unavailable.class::isInstance);
        assertThat(counters.refused).hasValue(1);

        store.letThrough(20);
        assertThat(waiting).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Stored.class));
        assertThat(append("room again").join()).isInstanceOf(Stored.class);
        assertThat(counters.waiting.getAsInt()).isZero();
    }

    @Test
    void tellsTheListenerBeforeTheSendersAndBothInOrder() {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        append("busy");
        await().until(() -> store.busy);
        for (String text : List.of("a", "b", "c")) {
            told.add(append(text).thenAccept(outcome -> heard.add("sender of " + text)));
        }
        store.letThrough(2);

        told.forEach(CompletableFuture::join);
        assertThat(heard).containsExactly("busy", "a", "b", "c", "sender of a", "sender of b", "sender of c");
    }

    @Test
    void refusesABatchThatFailsAndGoesOn() {
        store.letThrough(100);
        store.fails = new SQLException("disk full");
        assertThat(outcome(commit.append(pending("one")))).isEqualTo(EXCUSE);
        assertThat(outcome(commit.append(pending("two")))).isEqualTo(EXCUSE);
        assertThat(heard).isEmpty();

        store.fails = null;
        assertThat(outcome(commit.append(pending("three")))).isInstanceOf(Stored.class);
        assertThat(heard).containsExactly("three");
        assertThat(logged.lines()).containsExactly(WARNING, ALL_CLEAR);
        assertThat(logged.hasAStackTrace()).isFalse();
    }

    @Test
    void doesNotLogAtThePaceOfADiskThatFlaps() {
        store.letThrough(100);
        for (int i = 0; i < 20; i++) {
            store.fails = new SQLException("disk full");
            append("fails").join();
            store.fails = null;
            append("works").join();
        }
        assertThat(logged.lines()).containsExactly(WARNING, ALL_CLEAR);
    }

    @Test
    void survivesAStoreThatBreaks() {
        store.letThrough(100);
        store.breaks = new StackOverflowError("deep");
        assertThat(append("one").join()).isEqualTo(EXCUSE);

        store.breaks = null;
        assertThat(append("two").join()).isInstanceOf(Stored.class);
    }

    @Test
    void survivesAListenerThatThrows() {
        store.letThrough(100);
        listenerFails = new IllegalStateException("deaf");
        assertThat(append("one").join()).isInstanceOf(Stored.class);

        listenerFails = null;
        assertThat(append("two").join()).isInstanceOf(Stored.class);
        assertThat(heard).containsExactly("two");
        assertThat(logged.lines()).containsExactly("ERROR 1 stored events were not announced");
        assertThat(logged.hasAStackTrace()).isTrue();
    }

    @Test
    void survivesASenderThatThrows() {
        store.letThrough(100);
        CompletableFuture<Void> thrower = append("one").thenAccept(outcome -> {
            throw new IllegalStateException("cannot take it");
        });
        assertThat(append("two").join()).isInstanceOf(Stored.class);
        assertThat(thrower).isCompletedExceptionally();
    }

    @Test
    void finishesWhatWaitsWhenItClosesAndRefusesTheRest() {
        List<CompletableFuture<Appended>> waiting = appendWhileBusy(10);
        Thread closer = new Thread(commit::close);
        closer.start();
        await().until(() -> append("too late").isDone());
        store.letThrough(100);

        assertThat(waiting).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Stored.class));
        await().until(() -> !closer.isAlive());
        assertThat(store.closed).isTrue();
        assertThat(append("later still")).isCompletedWithValueMatching(Unavailable.class::isInstance);
    }

    @Test
    void announcesFirstWhatTurnedOutDurable() {
        store.letThrough(100);
        store.recovered = List.of(chat("found", 1));
        append("next").join();

        assertThat(heard).containsExactly("found", "next");
    }

    @Test
    void countsCommits() {
        store.letThrough(100);
        append("one").join();

        assertThat(counters.committed).hasValue(1);
    }

    /** Appends while the writer is held up with one draft, so that the rest waits together. */
    private List<CompletableFuture<Appended>> appendWhileBusy(int count) {
        append("busy");
        await().until(() -> store.busy);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> append("line " + i))
                .toList();
    }

    private CompletableFuture<Appended> append(String text) {
        return commit.append(pending(text)).toCompletableFuture();
    }

    private void hear(List<ChatEvent> events) {
        if (listenerFails != null) {
            throw listenerFails;
        }
        events.forEach(event -> heard.add(((Chat) event).content()));
    }

    private static Chat chat(String content, long seq) {
        return new Chat(MessageLogs.ROOM, seq, MessageLogs.ALICE, content, Instant.EPOCH);
    }

    /** Stores as many batches as a test lets through. */
    private static final class SlowStore implements BatchStore {
        final Semaphore permits = new Semaphore(0);
        final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        volatile List<ChatEvent> recovered = List.of();
        volatile SQLException fails = null;
        volatile Error breaks = null;
        volatile boolean busy;
        volatile boolean closed;
        private long seq;

        void letThrough(int count) {
            permits.release(count);
        }

        @Override
        public List<ChatEvent> recover() {
            List<ChatEvent> found = recovered;
            recovered = List.of();
            return found;
        }

        @Override
        public Committed store(List<Pending> batch) throws SQLException {
            busy = true;
            permits.acquireUninterruptibly();
            if (fails != null) {
                throw fails;
            }
            if (breaks != null) {
                throw breaks;
            }
            batches.add(batch.size());
            List<ChatEvent> events = batch.stream()
                    .<ChatEvent>map(pending -> chat(((Draft.Chat) pending.draft()).content(), ++seq))
                    .toList();
            return new Committed(
                    events, events.stream().<Appended>map(Stored::new).toList());
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Counters implements LogObserver {
        final AtomicInteger committed = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        volatile IntSupplier waiting = () -> -1;

        @Override
        public void opened(IntSupplier waitingDrafts) {
            waiting = waitingDrafts;
        }

        @Override
        public void committed(int events, long nanos) {
            committed.addAndGet(events);
        }

        @Override
        public void refused() {
            refused.incrementAndGet();
        }
    }
}

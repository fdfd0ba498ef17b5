package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.Appended.Unavailable;
import chat.hubbub.message.FaultyCommits.Fault;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks, at the worst moment: nobody is told what is not true, and the log works again by itself. */
class PostgresFaultsTest {

    private static final RoomName ROOM = new RoomName("hall");
    private static final Speaker ANN = new Speaker(new Nickname("ann"), new Secret("ann").person());

    private final PostgresDatabase database = PostgresDatabases.fresh();
    private final FaultyCommits connections = new FaultyCommits(database::openWriter);
    private final List<ChatEvent> told = Collections.synchronizedList(new ArrayList<>());
    private PostgresMessageLog log;

    @BeforeEach
    void open() {
        SqlHistory history = new SqlHistory(database.pool(), SqlDialect.POSTGRES);
        Feed feed = new Feed(new PostgresFeedSource(database.quick()))
                .start(new Feed.Links(events -> {}, Listening.NOBODY, Newswire.NONE));
        PostgresWriter writer = new PostgresWriter(connections, Fence.NONE, Clock.systemUTC(), PostgresLogs.CHANGEABLE);
        log = new PostgresMessageLog(
                database.pool(), history, Fence.NONE, writer, feed, told::addAll, new LogObserver() {});
        assertThat(say("one", "k1").join()).isInstanceOf(Stored.class);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void aCommitThatDidNotHappenIsRefusedAndItsNumberGivenAgain() {
        connections.next.set(Fault.LOST);
        assertThat(say("two", "k2").join()).isInstanceOf(Unavailable.class);
        assertThat(log.head(ROOM).seq()).isEqualTo(1);
        assertThat(seqOf(say("two", "k2").join())).isEqualTo(2);
        assertThat(told).hasSize(2);
    }

    @Test
    void aCommitThatHappenedUnheardIsAcknowledgedAndToldOnce() {
        connections.next.set(Fault.HAPPENED);
        assertThat(seqOf(say("two", "k2").join())).isEqualTo(2);
        assertThat(say("two", "k2").join()).isEqualTo(new Repeated(2));
        assertThat(told).hasSize(2);
    }

    @Test
    void aCommitThatTheServerIsStillBusyWithIsWaitedFor() {
        connections.next.set(Fault.HAPPENS_LATER);
        assertThat(seqOf(say("two", "k2").join())).isEqualTo(2);
        assertThat(seqOf(say("three", "k3").join())).isEqualTo(3);
        assertThat(told).hasSize(3);
    }

    @Test
    void whoIsInDoubtHearsNothingUntilItIsKnownAndOthersAreRefusedMeanwhile() {
        connections.next.set(Fault.HAPPENED);
        connections.refusing = true;
        CompletableFuture<Appended> doubtful = say("two", "k2");
        await().until(() -> connections.next.get() == Fault.NONE);
        await().until(() -> say("else", "k3").join() instanceof Unavailable);
        assertThat(doubtful).isNotDone();

        connections.refusing = false;
        assertThat(seqOf(doubtful.join())).isEqualTo(2);
        await().until(() -> say("three", "k4").join() instanceof Stored);
        assertThat(log.head(ROOM).seq()).isEqualTo(told.size());
    }

    @Test
    void aConnectionThatDiedUnnoticedCostsNobodyAnything() throws SQLException {
        kickOutEverybody();
        assertThat(seqOf(say("two", "k2").join())).isEqualTo(2);
    }

    @Test
    void aNodeThatStopsInTheMiddleOfATransactionHoldsNobodyUpForLong() throws SQLException {
        try (Connection stopped = database.openWriter();
                Statement statement = stopped.createStatement()) {
            statement.execute("SELECT * FROM room WHERE name = 'hall' FOR NO KEY UPDATE");
            CompletableFuture<Appended> waiting = say("two", "k2");
            await().atMost(Duration.ofSeconds(9)).until(waiting::isDone);
            assertThat(seqOf(waiting.join())).isEqualTo(2);
        }
    }

    private void kickOutEverybody() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        }
    }

    private CompletableFuture<Appended> say(String text, String key) {
        return log.append(ROOM, ANN, Draft.chat(text, IdempotencyKey.parse(key)))
                .toCompletableFuture();
    }

    private static long seqOf(Appended outcome) {
        assertThat(outcome).isInstanceOf(Stored.class);
        return ((Stored) outcome).event().seq();
    }
}

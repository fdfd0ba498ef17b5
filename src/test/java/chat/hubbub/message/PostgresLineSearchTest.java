package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.LineSearchContract;
import chat.hubbub.message.PostgresLogFollower.Step;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresLineSearchTest extends LineSearchContract {

    private final String url = PostgresDatabases.freshUrl();
    private PostgresDatabase database;
    private PostgresMessageLog log;
    private PostgresLineSearch opened;

    @Override
    protected LineSearch open() {
        database = PostgresDatabase.open(PostgresDatabases.at(url));
        log = PostgresLogs.open(database, Clock.systemUTC(), events -> {}, Listening.NOBODY, Newswire.NONE);
        opened = new PostgresLineSearch(database.pool(), TIMELESS);
        return opened;
    }

    @Override
    protected void close() {
        opened.close();
        log.close();
        database.close();
    }

    @Override
    protected long say(RoomName room, String content) {
        Appended appended = MessageLogs.outcome(log.append(room, MessageLogs.SPEAKER, MessageLogs.draft(content)));
        return ((Appended.Stored) appended).event().seq();
    }

    @Override
    protected void edit(long seq, String content) {
        MessageLogs.say(log, new Draft.Edit(seq, content, Optional.empty()));
    }

    @Override
    protected void delete(long seq) {
        MessageLogs.say(log, new Draft.Delete(seq, Optional.empty()));
    }

    @Test
    void takesEachLineInOnceHoweverManyNodesFollow() {
        MessageLogs.fill(log, 3_000);
        say(OTHER, "elsewhere");
        Stream.generate(() -> CompletableFuture.runAsync(this::follow))
                .limit(3)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(number("SELECT count(*) FROM search_line")).isEqualTo(3_001);
        assertThat(number("SELECT sum(seq) FROM search_done")).isEqualTo(3_001);
    }

    @Test
    void findsWhatIsInWhileAnotherNodeStandsStillAtIt() throws SQLException {
        say(ROOM, "a needle");
        assertThat(found("needle")).hasSize(1);
        try (Connection other = database.openWriter();
                Statement statement = other.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 0");
            statement.execute("SELECT pg_advisory_xact_lock(" + PostgresLogFollower.LOCK + ")");
            say(ROOM, "another needle");
            assertThat(new PostgresLogFollower(database.pool()).step(Duration.ZERO))
                    .isEqualTo(Step.BUSY);
            assertThat(found("needle")).containsExactly("a needle");
        }
        assertThat(found("needle")).containsExactly("another needle", "a needle");
    }

    /** Whoever deletes the newest events leaves their numbers behind. */
    @Test
    void doesNotWaitForWhatWasCutOffTheEndOfARoom() throws SQLException {
        say(ROOM, "a needle");
        say(ROOM, "another needle");
        JdbcClient.create(database.pool())
                .sql("DELETE FROM event WHERE seq = 2")
                .update();

        assertThat(found("needle")).containsExactly("a needle");
        assertThat(new PostgresLogFollower(database.pool()).step(Duration.ZERO)).isEqualTo(Step.NOTHING_NEW);
    }

    @Test
    void forgetsTheWordsOfALineThatIsGone() {
        long seq = say(ROOM, "a needle");
        assertThat(found("needle")).hasSize(1);
        delete(seq);
        follow();

        assertThat(number("SELECT count(*) FROM search_line")).isZero();
    }

    @Test
    void followsByItself() {
        say(ROOM, "a needle");
        opened = PostgresLineSearch.start(database.pool(), Clock.systemUTC());
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(number("SELECT count(*) FROM search_line")).isEqualTo(1));
    }

    /** Somebody takes the index away after the first look at it. */
    @Test
    void countsWhatWasFoundInTime() throws SQLException {
        List.of("a needle", "hay", "needles").forEach(content -> say(ROOM, content));
        try (Connection other = database.openWriter();
                Statement statement = other.createStatement()) {
            AtomicBoolean first = new AtomicBoolean(true);
            Predicate<RoomName> readable = room -> {
                if (first.getAndSet(false)) {
                    CompletableFuture.runAsync(() -> lockIndex(statement));
                    Awaitility.await()
                            .until(() -> number("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'"
                                            + " AND NOT granted")
                                    > 0);
                }
                return true;
            };
            assertThat(contents(hits("needle", Optional.empty(), readable))).containsExactly("a needle", "needles");
            assertThat(first).isFalse();
        }
    }

    private static void lockIndex(Statement statement) {
        try {
            statement.execute("LOCK TABLE search_line");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void follow() {
        PostgresLogFollower follower = new PostgresLogFollower(database.pool());
        try {
            while (follower.step(Duration.ofSeconds(5)) != Step.NOTHING_NEW) {}
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        return JdbcClient.create(database.pool()).sql(sql).query(Long.class).single();
    }
}

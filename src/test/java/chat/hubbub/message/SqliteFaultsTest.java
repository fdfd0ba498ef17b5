package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static chat.hubbub.message.MessageLogs.draft;
import static chat.hubbub.message.MessageLogs.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.Appended.Unavailable;
import chat.hubbub.message.FaultyConnections.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk fails, fills up or lies; the log refuses, goes on reading, and works again without a restart. */
class SqliteFaultsTest {

    private static final long FEW_PAGES = 24;
    private static final long MANY_PAGES = 1_000_000;

    @TempDir
    private Path temp;

    private final List<ChatEvent> announced = Collections.synchronizedList(new ArrayList<>());
    private volatile long mostPages = MANY_PAGES;
    private DataFolder folder;
    private FaultyConnections connections;
    private SqliteMessageLog log;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temp);
        SqliteDatabase database = SqliteDatabase.open(folder, MessageLogs.PROPERTIES);
        connections = new FaultyConnections(() -> {
            Connection connection = database.file().openWriter();
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA max_page_count = " + mostPages);
            }
            return connection;
        });
        log = new SqliteMessageLog(
                database,
                connections,
                MessageLogs.PROPERTIES,
                Moment.Clocks.both(Clock.systemUTC()),
                announced::addAll,
                new LogObserver() {});
    }

    @AfterEach
    void close() {
        log.close();
        folder.close();
    }

    @Test
    void refusesOnAFullDiskReadsOnAndWritesAgainOnceThereIsRoom() {
        mostPages = FEW_PAGES;
        connections.fail(Fault.COMMIT_LOST); // makes it open a connection with the new limit
        say(log, draft("lost"));
        connections.fail(Fault.NONE);
        String page = "x".repeat(4_000);
        while (say(log, draft(page)) instanceof Stored) {
            assertThat(announced).hasSizeLessThan((int) FEW_PAGES);
        }
        int stored = announced.size();

        assertThat(say(log, draft(page)))
                .isEqualTo(new Unavailable(
                        "The server's disk is full. Nothing can be said until its operator makes room."));
        assertThat(log.replay(ROOM, 0, 100)).hasSize(stored).isEqualTo(announced);

        mostPages = MANY_PAGES;
        assertThat(say(log, draft(page))).isInstanceOf(Stored.class);
        assertNoGap(stored + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"OPEN", "INSERT", "COMMIT_LOST"})
    void storesNothingOfABatchThatFails(Fault fault) {
        say(log, draft("before"));
        if (fault == Fault.OPEN) {
            loseTheConnection();
        }
        connections.fail(fault);

        Appended refused = say(log, draft("during", "key"));
        assertThat(refused)
                .isEqualTo(new Unavailable("The server cannot store messages at the moment. Please try again later."));
        assertThat(log.replay(ROOM, 0, 10)).hasSize(1);

        connections.fail(Fault.NONE);
        assertThat(say(log, draft("during", "key"))).isInstanceOf(Stored.class);
        assertNoGap(2);
    }

    @Test
    void findsOutThatACommitHappenedAlthoughItFailed() {
        say(log, draft("before"));
        connections.fail(Fault.COMMIT_HAPPENED);

        assertThat(say(log, draft("during", "key"))).isInstanceOf(Stored.class);
        assertThat(say(log, draft("during", "key")))
                .isEqualTo(new Unavailable("The server cannot store messages at the moment. Please try again later."));
        connections.fail(Fault.NONE);
        assertThat(say(log, draft("during", "key"))).isEqualTo(new Repeated(2));
        assertNoGap(2);
    }

    @Test
    void announcesLateWhatHappenedWhenNobodyCouldLook() {
        say(log, draft("before"));
        connections.fail(Fault.COMMIT_HAPPENED_THEN_OPEN);
        assertThat(say(log, draft("during", "key"))).isInstanceOf(Unavailable.class);
        assertThat(say(log, draft("still down"))).isInstanceOf(Unavailable.class);
        assertThat(announced).hasSize(1);

        connections.fail(Fault.NONE);
        assertThat(say(log, draft("during", "key"))).isEqualTo(new Repeated(2));
        assertThat(say(log, draft("after"))).isInstanceOf(Stored.class);
        assertNoGap(3);
    }

    @Test
    void doesNotBeginAnewWhereTheFileWentMissing() throws Exception {
        say(log, draft("before"));
        Path file = temp.resolve(SqliteDatabase.FILE_NAME);
        Path away = temp.resolve("away");
        Files.move(file, away);
        loseTheConnection();

        assertThat(say(log, draft("during"))).isInstanceOf(Unavailable.class);
        assertThat(file).doesNotExist();

        Files.move(away, file);
        assertThat(say(log, draft("after"))).isInstanceOf(Stored.class);
        assertNoGap(2);
    }

    private void loseTheConnection() {
        connections.fail(Fault.INSERT);
        assertThat(say(log, draft("refused"))).isInstanceOf(Unavailable.class);
        connections.fail(Fault.NONE);
    }

    /** Everybody was told of everything once and in order, and the database holds the same. */
    private void assertNoGap(long lastSeq) {
        assertThat(log.head(ROOM).seq()).isEqualTo(lastSeq);
        assertThat(announced)
                .extracting(ChatEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, lastSeq).boxed().toList());
        assertThat(log.replay(ROOM, 0, 1_000)).isEqualTo(announced);
    }
}

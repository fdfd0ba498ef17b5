package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.message.MessageLogs.OpenLog;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqlHistoryTest {

    @TempDir
    private Path temp;

    private SqliteFile file;
    private HikariDataSource readers;
    private SqlHistory history;

    @BeforeEach
    void fillADatabase() {
        try (OpenLog open = MessageLogs.open(temp)) {
            MessageLogs.fill(open.log(), 3);
        }
        file = new SqliteFile(temp.resolve(SqliteDatabase.FILE_NAME), MessageLogs.PROPERTIES.synchronous());
        readers = file.openReaders();
        history = new SqlHistory(readers, SqlDialect.SQLITE);
    }

    @AfterEach
    void close() {
        readers.close();
    }

    @Test
    void findsAPageByThePrimaryKeyAlone() {
        for (String sql : List.of(SqlHistory.EVENTS_UPWARDS, SqlHistory.UPWARDS, SqlHistory.DOWNWARDS)) {
            assertThat(plan(sql, "room", 0, 100, 50))
                    .contains("SEARCH e USING PRIMARY KEY (room_id=? AND seq>? AND seq<?)")
                    .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
        }
    }

    @Test
    void looksForAMomentByThePrimaryKeyAlone() {
        assertThat(plan(SqlHistory.TIME, "room", 5))
                .contains("SEARCH event USING PRIMARY KEY (room_id=? AND seq>?)")
                .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
    }

    @Test
    void findsAMomentWhereEventsAreMissing() throws SQLException {
        run("UPDATE event SET at = seq * 10");
        run("DELETE FROM event WHERE seq = 2");

        assertThat(history.lastBefore(ROOM, Instant.ofEpochMilli(10), 3)).isZero();
        assertThat(history.lastBefore(ROOM, Instant.ofEpochMilli(11), 3)).isBetween(1L, 2L);
        assertThat(history.lastBefore(ROOM, Instant.ofEpochMilli(31), 3)).isEqualTo(3);
    }

    @Test
    void findsWhatHappenedToLinesByTheirIndexAlone() {
        assertThat(plan(SqlHistory.CHANGES, "room", 1, 100))
                .contains("SEARCH e USING INDEX event_by_target (room_id=? AND target>? AND target<?)")
                .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
    }

    @Test
    void findsATopicByItsIndexAlone() {
        assertThat(plan(SqlHistory.topic(SqlDialect.SQLITE), "room"))
                .contains("SEARCH event USING INDEX event_topics (room_id=?)")
                .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
    }

    @Test
    void findsFormerNicknamesByTheirIndexAlone() {
        assertThat(plan(FormerNicknames.find(SqlDialect.SQLITE), 1, "person", 5, 8))
                .containsExactly("SEARCH event USING INDEX event_renames (room_id=? AND author=? AND at>?)");
        assertThat(plan(FormerNicknames.CLAIMED, 1, "ann", "key", 5, "person"))
                .contains("SEARCH idempotency USING PRIMARY KEY (room_id=? AND sender=? AND key=?)")
                .contains("SEARCH event USING PRIMARY KEY (room_id=? AND seq=?)");
    }

    @Test
    void findsTheEndOfARoomWithoutLookingAtItsEvents() {
        assertThat(plan("SELECT last_seq FROM room_end WHERE name = ?", "room"))
                .contains("SEARCH event USING PRIMARY KEY (room_id=?)")
                .noneMatch(step -> step.contains("SCAN event"));
    }

    @Test
    void findsTheEndsOfManyRoomsWithoutLookingAtOthers() {
        assertThat(plan(SqlHistory.ENDS.replace(":rooms", "?, ?"), "room", "another"))
                .contains("SEARCH event USING PRIMARY KEY (room_id=?)")
                .noneMatch(step -> step.contains("SCAN"));
    }

    @Test
    void cannotWrite() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        JdbcClient.create(readers).sql("DELETE FROM event").update())
                .withMessageContaining("readonly");
    }

    @Test
    void staysReadableWhereANicknameIsNoLongerAllowed() throws SQLException {
        run("UPDATE event SET sender = '\u202E not now' WHERE seq = 2");

        assertThat(history.oldest(ROOM, 0, 10, 10))
                .extracting(line -> line.chat().sender().value())
                .containsExactly("alice", "somebody", "alice");
    }

    @Test
    void doesNotHideAnEventOfAnUnknownKind() throws SQLException {
        run("UPDATE event SET kind = 'DANCE' WHERE seq = 2");

        assertThatIllegalStateException()
                .isThrownBy(() -> history.oldest(ROOM, 0, 10, 10))
                .withMessageContaining("DANCE");
        assertThat(history.replay(ROOM, 2, 10))
                .hasOnlyElementsOfType(Chat.class)
                .hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> history.replay(ROOM, 0, 10));
    }

    @Test
    void keepsTheLastNumberOfARoomWhoseEventsAreGone() throws SQLException {
        run("DELETE FROM event");

        assertThat(history.lastSeq(ROOM)).isEqualTo(3);
    }

    private List<String> plan(String sql, Object... parameters) {
        return JdbcClient.create(readers)
                .sql("EXPLAIN QUERY PLAN " + sql)
                .params(parameters)
                .query((row, i) -> row.getString("detail"))
                .list();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = file.openWriter();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}

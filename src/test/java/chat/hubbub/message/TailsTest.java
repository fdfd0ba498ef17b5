package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static chat.hubbub.message.MessageLogs.draft;
import static chat.hubbub.message.MessageLogs.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.MessageLogs.OpenLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a room ends is said by its events, and by what stays behind of those that are gone. */
class TailsTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void sayThreeThings() {
        try (OpenLog open = MessageLogs.open(temp)) {
            MessageLogs.fill(open.log(), 3);
        }
    }

    @Test
    void goesOnAfterTheNewestEvent() {
        assertThat(nextSeq()).isEqualTo(4);
        assertThat(nextSeq()).isEqualTo(5);
    }

    @Test
    void givesNoNumberTwiceThoughItsEventIsGone() throws SQLException {
        run("DELETE FROM event WHERE seq >= 2");
        assertThat(nextSeq()).isEqualTo(4);
        run("DELETE FROM event");
        assertThat(nextSeq()).isEqualTo(5);
    }

    @Test
    void leavesTheNumberBehindWhicheverEventGoesFirst() throws SQLException {
        run("DELETE FROM event WHERE seq = 3");
        run("DELETE FROM event WHERE seq = 1");
        run("DELETE FROM event WHERE seq = 2");
        assertThat(nextSeq()).isEqualTo(4);
    }

    @Test
    void takesOverADatabaseThatCountedInTheRoomItself() throws SQLException {
        run("DROP TABLE role_holder");
        run("DROP TABLE sanction");
        run("DROP TABLE room_rule");
        run("DROP TABLE audit");
        run("DROP INDEX event_renames");
        run("DROP TABLE push_subscription");
        run("DROP TABLE push_person");
        run("DROP TABLE membership");
        run("DROP TABLE private_room");
        run("DROP TRIGGER event_leaves_its_number");
        run("DROP VIEW room_end");
        run("DROP INDEX event_by_target");
        run("DROP INDEX event_topics");
        run("ALTER TABLE event DROP COLUMN author");
        run("ALTER TABLE event DROP COLUMN reply_to");
        run("DELETE FROM flyway_schema_history WHERE version > '2'");
        run("UPDATE room SET last_seq = 7");
        run("PRAGMA user_version = 2");
        assertThat(nextSeq()).isEqualTo(8);
    }

    @Test
    void countsOnItsOwnInEachRoomHoweverManyThereAre() {
        try (OpenLog open = MessageLogs.open(temp)) {
            assertThat(((Stored) say(open.log(), draft("four"))).event().seq()).isEqualTo(4);
            assertThat(open.log().head(ROOM).seq()).isEqualTo(4);
            assertThat(open.log().rooms(10))
                    .extracting(head -> head.room() + " " + head.lastSeq())
                    .contains(ROOM + " 4");
        }
    }

    private long nextSeq() {
        try (OpenLog open = MessageLogs.open(temp)) {
            return ((Stored) say(open.log(), draft("next"))).event().seq();
        }
    }

    private void run(String sql) throws SQLException {
        Path file = temp.resolve(SqliteDatabase.FILE_NAME);
        try (Connection connection = new SqliteFile(file, MessageLogs.PROPERTIES.synchronous()).openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

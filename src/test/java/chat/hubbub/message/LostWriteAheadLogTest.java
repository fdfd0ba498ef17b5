package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static chat.hubbub.message.MessageLogs.draft;
import static chat.hubbub.message.MessageLogs.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.CrashedFolder.Taken;
import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed, and then the disk loses the end of the write-ahead log, or some of it rots. What is left is all or the
 * beginning of what was acknowledged, and whoever saw more is told; or the server says that it cannot start.
 */
class LostWriteAheadLogTest {

    private static final int RANDOM_PLACES = 12;

    @TempDir
    private Path temp;

    private final Random random = new Random(17);
    private int copies;
    private int refused;

    @Test
    void keepsTheBeginningWhereNothingWasTakenYet() throws Exception {
        CrashedFolder crashed = CrashedFolder.after(Taken.NOTHING, temp);
        for (Path damaged : damagedCopies(crashed)) {
            assertThat(left(damaged, crashed)).isBetween(3_000, 3_150);
        }
        assertThat(refused).isZero();
    }

    @Test
    void losesNothingThatTheDatabaseHadTaken() throws Exception {
        CrashedFolder crashed = CrashedFolder.after(Taken.ALL, temp);
        for (Path damaged : damagedCopies(crashed)) {
            assertThat(left(damaged, crashed)).isEqualTo(crashed.acknowledged().size());
        }
        assertThat(refused).isZero();
    }

    @Test
    void mixesNoTwoTimesWhereSomeWasTaken() throws Exception {
        CrashedFolder crashed = CrashedFolder.after(Taken.SOME, temp);
        List<Path> damaged = damagedCopies(crashed);
        for (Path one : damaged) {
            left(one, crashed);
        }
        assertThat(refused).isBetween(1, damaged.size() - 1);
    }

    @Test
    void readsAWholeLogAsSqliteDoes() throws Exception {
        CrashedFolder crashed = CrashedFolder.after(Taken.ALL, temp);
        Path whole = crashed.cutAt(temp.resolve("whole"), crashed.log());
        assertThat(WriteAheadLog.isBehind(CrashedFolder.database(whole))).isFalse();
        assertThat(left(whole, crashed)).isEqualTo(crashed.acknowledged().size());
        assertThat(whole.resolve("hubbub.db-wal.lost")).doesNotExist();
    }

    @Test
    void goesOnRefusingWhereTheRestWasSetAsideAndTheDatabaseIsNotSound() throws Exception {
        CrashedFolder crashed = CrashedFolder.after(Taken.SOME, temp);
        Path damaged = crashed.cutAt(temp.resolve("gone"), 0);
        left(damaged, crashed);
        left(damaged, crashed);
        assertThat(refused).isEqualTo(2);
    }

    private List<Path> damagedCopies(CrashedFolder crashed) throws IOException {
        List<Path> damaged = new java.util.ArrayList<>();
        long[] randomPlaces = random.longs(RANDOM_PLACES, 0, crashed.log()).toArray();
        for (long at : LongStream.concat(LongStream.of(0, 1, 31, 32, 56, 4_152, 4_153), LongStream.of(randomPlaces))
                .toArray()) {
            damaged.add(crashed.cutAt(next(), at));
        }
        for (long at : LongStream.concat(LongStream.of(2, 10, 17, 33), LongStream.of(randomPlaces))
                .toArray()) {
            damaged.add(crashed.flippedAt(next(), at));
        }
        return damaged;
    }

    /** How many are left of those that were acknowledged; all where it is refused. */
    private int left(Path damaged, CrashedFolder crashed) throws SQLException {
        List<ChatEvent> all = crashed.acknowledged();
        int left;
        Epoch epoch;
        try (OpenLog open = MessageLogs.open(damaged)) {
            List<ChatEvent> events = open.log().replay(ROOM, 0, 1_000_000);
            left = events.size();
            epoch = open.log().head(ROOM).epoch();
            assertThat(events).isEqualTo(all.subList(0, left));
            assertThat(epoch.equals(crashed.epoch())).isEqualTo(left == all.size());
            assertThat(((Stored) say(open.log(), draft("on"))).event().seq()).isEqualTo(left + 1);
        } catch (StorageUnusable e) {
            assertThat(e).hasMessageContaining("is damaged");
            refused++;
            return all.size();
        }
        try (OpenLog again = MessageLogs.open(damaged)) {
            assertThat(again.log().head(ROOM)).isEqualTo(new Position(epoch, left + 1));
        }
        assertSound(CrashedFolder.database(damaged));
        return left;
    }

    private static void assertSound(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SqliteFile.url(database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(row.getString(1)).isEqualTo("ok");
        }
    }

    private Path next() throws IOException {
        return Files.createDirectory(temp.resolve("copy" + copies++));
    }
}

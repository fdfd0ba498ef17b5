package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final String DATED = "hubbub-20270304-050607.db";

    private static final int THEN = 40;
    private static final int NOW = 100;

    @TempDir
    private Path temp;

    private Path data;
    private Path database;
    private Path backup;
    private Epoch epoch;

    @BeforeEach
    void backUpAndGoOn() {
        data = temp.resolve("data");
        database = data.resolve(SqliteDatabase.FILE_NAME);
        backup = temp.resolve("backup");
        epoch = say(data, THEN);
        new Backup().write(data, backup);
        say(data, NOW - THEN);
    }

    @Test
    void putsTheBackupInItsPlaceAndBeginsANewEpoch() {
        Restore.Done done = new Restore(CLOCK).restore(backup, data);

        assertThat(done.contents().messages()).isEqualTo(THEN);
        assertThat(done.database()).isEqualTo(database);
        Position head = head(data);
        assertThat(head.seq()).isEqualTo(THEN);
        assertThat(head.epoch()).isNotEqualTo(epoch);
        assertThat(head(data)).isEqualTo(head);
    }

    /** Nobody has said a word since: the witness of before would vouch for it. */
    @Test
    void beginsANewEpochThoughNothingIsMissing() {
        Path newest = temp.resolve("newest");
        new Backup().write(data, newest);
        new Restore(CLOCK).restore(newest, data);
        assertThat(head(data).seq()).isEqualTo(NOW);
        assertThat(head(data).epoch()).isNotEqualTo(epoch);
    }

    @Test
    void keepsWhatStoodThereUnderTheDate() {
        Restore.Done done = new Restore(CLOCK).restore(backup, data);
        assertThat(done.former()).contains(data.resolve(DATED));

        Restore.Done back = new Restore(CLOCK).restore(data.resolve(DATED), data);
        assertThat(head(data).seq()).isEqualTo(NOW);
        assertThat(back.former()).contains(data.resolve(DATED.replace(".db", "-2.db")));
    }

    @Test
    void keepsWhatWasOnlyInTheWriteAheadLog() throws IOException {
        Path crashed = crashed();
        Restore.Done done = new Restore(CLOCK).restore(backup, crashed);

        assertThat(done.former()).contains(crashed.resolve(DATED));
        assertThat(head(crashed).seq()).isEqualTo(THEN);
        new Restore(CLOCK).restore(crashed.resolve(DATED), crashed);
        assertThat(head(crashed).seq()).isEqualTo(NOW + 1);
    }

    @Test
    void keepsTheWriteAheadLogOfWhatIsDamaged() throws IOException {
        Path crashed = crashed();
        Path broken = crashed.resolve(SqliteDatabase.FILE_NAME);
        byte[] log = Files.readAllBytes(crashed.resolve("hubbub.db-wal"));
        for (byte[] damage :
                List.of("not a database at all".repeat(500).getBytes(StandardCharsets.UTF_8), new byte[0])) {
            Files.write(broken, damage);
            Files.write(crashed.resolve("hubbub.db-wal"), log);
            Path former = new Restore(CLOCK).restore(backup, crashed).former().orElseThrow();

            assertThat(crashed.resolve("hubbub.db-wal")).doesNotExist();
            assertThat(former).hasBinaryContent(damage);
            assertThat(former.resolveSibling(former.getFileName() + "-wal")).hasBinaryContent(log);
            assertThat(head(crashed).seq()).isEqualTo(THEN);
        }
    }

    @Test
    void leavesNothingBesideItThatIsNotItsOwn() throws IOException {
        for (String name : List.of("search.db", "search.db-wal", "search.db-shm", "hubbub.db-shm")) {
            Files.writeString(data.resolve(name), "of the old one");
        }
        new Restore(CLOCK).restore(backup, data);
        assertThat(OnDisk.names(data)).containsExactly(DATED, "hubbub.db", "hubbub.lock");
    }

    @Test
    void makesAFolderThatIsMissing() {
        Path fresh = temp.resolve("another/machine");
        assertThat(new Restore(CLOCK).restore(backup, fresh).former()).isEmpty();
        assertThat(head(fresh).seq()).isEqualTo(THEN);
    }

    @Test
    void takesACopyOfAFolderWithItsWriteAheadLog() throws IOException {
        Path copied = crashed();
        new Restore(CLOCK).restore(copied.resolve(SqliteDatabase.FILE_NAME), data);
        assertThat(head(data).seq()).isEqualTo(NOW + 1);
    }

    /** As on a disk that nobody may write to. */
    @Test
    void leavesTheBackupAlone() throws IOException {
        Path plain = Files.copy(
                database, Files.createDirectory(temp.resolve("plain")).resolve("copy"));
        new Restore(CLOCK).restore(plain, data);
        assertThat(OnDisk.names(plain.getParent())).containsExactly("copy");
    }

    @Test
    void keepsACopyWhereTheDiskKnowsNoLinks() {
        Path former = new Restore(OnDisk.withoutLinks(), CLOCK)
                .restore(backup, data)
                .former()
                .orElseThrow();
        assertThat(head(data).seq()).isEqualTo(THEN);
        new Restore(CLOCK).restore(former, data);
        assertThat(head(data).seq()).isEqualTo(NOW);
    }

    @Test
    void refusesWhileAServerRuns() {
        try (OpenLog open = MessageLogs.open(data)) {
            assertRefused(backup, "Another Hubbub is running on the data folder " + data);
            assertThat(open.log().head(MessageLogs.ROOM)).isEqualTo(new Position(epoch, NOW));
        }
        assertUntouched();
    }

    @Test
    void refusesWhileAnotherProgramHoldsTheDatabase() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT * FROM room").close();
            assertRefused(backup, "The database " + database + " is held by another program.");
        }
        assertThat(head(data).seq()).isEqualTo(NOW);
    }

    @Test
    void refusesWhatIsNoBackup() throws IOException, SQLException {
        assertRefused(temp.resolve("nothing"), "There is no file " + temp.resolve("nothing"));
        assertRefused(temp, "There is no file " + temp);
        assertRefused(database, database + " is the database itself.");

        Path diary = Files.writeString(temp.resolve("diary"), "Dear diary, ".repeat(1_000));
        assertRefused(diary, "The database " + diary + " is damaged");
        Path empty = Files.createFile(temp.resolve("empty"));
        assertRefused(empty, empty + " is not a database of Hubbub.");

        Path recipes = temp.resolve("recipes");
        OnDisk.run(recipes, "CREATE TABLE recipe (name TEXT)");
        assertRefused(recipes, recipes + " is not a database of Hubbub.");
        assertUntouched();
    }

    @Test
    void refusesABackupOfANewerHubbub() throws SQLException {
        OnDisk.run(backup, "PRAGMA user_version = 99");
        assertRefused(backup, "was written by a newer Hubbub (its schema is version 99");
        assertUntouched();
    }

    @Test
    void refusesHalfABackup() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(backup, "The database " + backup + " is damaged");
        assertUntouched();
    }

    @Test
    void refusesADiskThatIsTooFull() {
        Disk full = new Disk() {
            @Override
            long room(Path folder) {
                return 0;
            }
        };
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Restore(full, CLOCK).restore(backup, data))
                .withMessageContaining("There is no room for the copy in " + data);
        assertUntouched();
    }

    /** The power is cut after each single step: the folder then starts on the one or on the other, and nothing is lost. */
    @Test
    void isNeitherHereNorThereAtNoTime() throws IOException {
        for (Path before : List.of(data, crashed())) {
            long all = before.equals(data) ? NOW : NOW + 1;
            BrittleDisk disk = new BrittleDisk(0);
            for (int changes = 0; !disk.survived() || changes == 0; changes++) {
                Path folder = copy(before, temp.resolve("try-" + all + "-" + changes));
                disk = new BrittleDisk(changes);
                Optional<Restore.Done> done = attempt(disk, folder);

                Position head = head(folder);
                assertThat(head.seq()).isIn((long) THEN, all);
                assertThat(head.seq() == THEN && head.epoch().equals(epoch)).isFalse();
                assertThat(done.isPresent()).isEqualTo(disk.survived());
                if (head.seq() == THEN) {
                    Path former = folder.resolve(DATED);
                    new Restore(CLOCK).restore(former, folder);
                    assertThat(head(folder).seq()).isEqualTo(all);
                }
                new Restore(CLOCK).restore(backup, folder);
                assertThat(head(folder).seq()).isEqualTo(THEN);
            }
        }
    }

    private Optional<Restore.Done> attempt(Disk disk, Path folder) {
        try {
            return Optional.of(new Restore(disk, CLOCK).restore(backup, folder));
        } catch (StorageUnusable e) {
            assertThat(e).hasMessageContaining("the power is gone");
            return Optional.empty();
        }
    }

    private void assertRefused(Path file, String words) {
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Restore(CLOCK).restore(file, data))
                .withMessageContaining(words);
    }

    private void assertUntouched() {
        assertThat(OnDisk.names(data)).noneMatch(name -> name.endsWith(".part") || name.startsWith("hubbub-"));
        assertThat(head(data)).isEqualTo(new Position(epoch, NOW));
    }

    /** What a crash leaves after one more message: a database, and a log beside it that holds the end of it. */
    private Path crashed() throws IOException {
        Path alive = copy(data, temp.resolve("alive"));
        Path crashed = temp.resolve("crashed");
        try (OpenLog open = MessageLogs.open(alive)) {
            MessageLogs.fill(open.log(), 1);
            copy(alive, crashed);
        }
        return crashed;
    }

    private static Path copy(Path folder, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : OnDisk.names(folder)) {
            Files.copy(folder.resolve(name), to.resolve(name));
        }
        return to;
    }

    private static Epoch say(Path data, int messages) {
        try (OpenLog open = MessageLogs.open(data)) {
            MessageLogs.fill(open.log(), messages);
            return open.log().head(MessageLogs.ROOM).epoch();
        }
    }

    private static Position head(Path data) {
        try (OpenLog open = MessageLogs.open(data)) {
            return open.log().head(MessageLogs.ROOM);
        }
    }
}

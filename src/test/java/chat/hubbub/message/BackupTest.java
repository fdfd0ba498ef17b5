package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {

    @TempDir
    private Path temp;

    private Path data;
    private Path database;
    private Path safe;
    private Path file;

    @BeforeEach
    void fillADatabase() throws IOException {
        data = temp.resolve("data");
        database = data.resolve(SqliteDatabase.FILE_NAME);
        safe = Files.createDirectory(temp.resolve("safe? 100% #ü"));
        file = safe.resolve("hubbub-monday.db");
        try (OpenLog open = MessageLogs.open(data)) {
            MessageLogs.fill(open.log(), 300);
        }
    }

    @Test
    void copiesWhatNobodyHasOpen() throws IOException {
        Contents contents = new Backup().write(data, file);

        assertThat(contents).isEqualTo(new Contents(300, 1, Files.size(file)));
        assertThat(contents.inWords()).startsWith("300 messages in 1 room, ").endsWith(" bytes");
        assertThat(OnDisk.files(safe)).containsExactly(file);
        assertThat(linesOf(file)).isEqualTo(300);
    }

    @Test
    void copiesWhatIsWrittenTo() {
        try (OpenLog open = MessageLogs.open(data)) {
            MessageLogs.fill(open.log(), 200);
            Thread talker = new Thread(() -> MessageLogs.fill(open.log(), 2_000));
            talker.start();
            Contents contents = new Backup().write(data, file);
            assertThat(contents.messages()).isBetween(500L, 2_500L);
            talker.join();
            MessageLogs.fill(open.log(), 1);
            assertThat(open.log().head(MessageLogs.ROOM).seq()).isEqualTo(2_501);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The write-ahead log is all there is of it. */
    @Test
    void copiesWhatACrashLeft() throws IOException {
        Path crashed = Files.createDirectory(temp.resolve("crashed"));
        try (OpenLog open = MessageLogs.open(data)) {
            MessageLogs.fill(open.log(), 50);
            for (Path left : OnDisk.files(data)) {
                Files.copy(left, crashed.resolve(left.getFileName()));
            }
        }
        assertThat(crashed.resolve("hubbub.db-wal")).isNotEmptyFile();
        assertThat(new Backup().write(crashed, file).messages()).isEqualTo(350);
    }

    @Test
    void isReadByItsOwnerAlone() throws IOException {
        new Backup().write(data, file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesTheDatabaseAsItWas() throws IOException {
        byte[] before = Files.readAllBytes(database);
        new Backup().write(data, file);
        assertThat(database).hasBinaryContent(before);
    }

    /** Whoever deletes events leaves their numbers behind. */
    @Test
    void takesADatabaseThatSomebodyDeletedFrom() throws SQLException {
        OnDisk.run(database, "DELETE FROM event WHERE seq > 290 OR seq = 17");
        assertThat(new Backup().write(data, file).messages()).isEqualTo(289);
    }

    @Test
    void replacesNothing() throws IOException {
        Files.writeString(file, "something else");
        assertTaken();
        assertThat(file).hasContent("something else");

        Files.delete(file);
        Files.createSymbolicLink(file, temp.resolve("nowhere"));
        assertTaken();
        assertThat(temp.resolve("nowhere")).doesNotExist();

        Files.delete(file);
        Files.createDirectory(file);
        assertTaken();
    }

    @Test
    void replacesNothingThatComesMeanwhile() throws IOException {
        for (boolean links : new boolean[] {true, false}) {
            assertThatExceptionOfType(StorageUnusable.class)
                    .isThrownBy(() -> new Backup(new LateDisk(links)).write(data, file))
                    .withMessage("There is a " + file + " already.");
            assertThat(file).hasContent("I was first");
            assertThat(OnDisk.files(safe)).containsExactly(file);
            Files.delete(file);
        }
    }

    @Test
    void doesWithoutLinksWhereTheDiskKnowsNone() throws IOException {
        new Backup(OnDisk.withoutLinks()).write(data, file);
        assertThat(linesOf(file)).isEqualTo(300);
        assertThat(OnDisk.files(safe)).containsExactly(file);
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertRefused(data, safe.resolve("not/there.db"), "There is no folder " + safe.resolve("not") + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubbub.db-wal", "hubbub.db-journal", "search.db", "hubbub.witness"})
    void refusesNamesThatTheDataFolderNeeds(String name) throws IOException {
        Files.deleteIfExists(data.resolve(name));
        assertRefused(data, data.resolve(name), "is a name that the data folder needs for itself.");
        new Backup().write(data, safe.resolve(name));
    }

    @Test
    void refusesADiskThatIsTooFull() throws IOException {
        Disk full = new Disk() {
            @Override
            long room(Path folder) {
                return 10_000;
            }
        };
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Backup(full).write(data, file))
                .withMessageMatching("There is no room for the copy in .*safe.* \\(it takes [0-9]+ bytes, and 10000 are"
                        + " left\\)\\.");
        assertThat(OnDisk.files(safe)).isEmpty();
    }

    @Test
    void tellsOfADiskThatFillsUpMeanwhile() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("small.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = 1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("CREATE TABLE large (a, b)"))
                    .satisfies(fault -> assertThat(SqliteFault.whileCopying(database, safe, fault))
                            .hasMessage("There is no room for the copy in " + safe + " (it is full)."));
        }
    }

    @Test
    void tellsOfADiskThatTakesNothing() throws IOException {
        Disk readOnly = new Disk() {
            @Override
            Path createPart(Path folder) throws IOException {
                throw new FileSystemException(folder.toString(), null, "Read-only file system");
            }
        };
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Backup(readOnly).write(data, file))
                .withMessageContaining("cannot be written to " + file)
                .withMessageContaining("Read-only file system");
    }

    /** Whatever is the last thing that is done, the name stands for a whole file or for none. */
    @Test
    void neverHasHalfAFileUnderItsName() throws IOException {
        BrittleDisk disk = new BrittleDisk(0);
        for (int changes = 1; !isWritten(disk); changes++) {
            if (Files.exists(file)) {
                assertThat(linesOf(file)).isEqualTo(300);
                Files.delete(file);
            }
            disk = new BrittleDisk(changes);
        }
        assertThat(linesOf(file)).isEqualTo(300);
    }

    private boolean isWritten(Disk disk) {
        try {
            new Backup(disk).write(data, file);
            return true;
        } catch (StorageUnusable e) {
            assertThat(e).hasMessageContaining("the power is gone");
            return false;
        }
    }

    private void assertTaken() {
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Backup().write(data, file))
                .withMessage("There is a " + file + " already.");
    }

    private void assertRefused(Path from, Path to, String words) {
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Backup().write(from, to))
                .withMessageContaining(words);
        assertThat(OnDisk.files(safe)).isEmpty();
    }

    private static long linesOf(Path backup) throws IOException {
        return SqliteInspection.of(backup, backup).messages();
    }

    /** Somebody else takes the name while the copy is made. */
    private final class LateDisk extends Disk {
        private final boolean links;

        LateDisk(boolean links) {
            this.links = links;
        }

        @Override
        void sync(Path part) throws IOException {
            super.sync(part);
            Files.writeString(file, "I was first");
        }

        @Override
        void link(Path name, Path part) throws IOException {
            if (!links) {
                throw new UnsupportedOperationException("no links here");
            }
            super.link(name, part);
        }
    }
}

package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/** The database whose place another will take. It keeps its place until then, and gets a second name to be found under. */
final class FormerDatabase {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String SHARED_MEMORY = "-shm";
    private static final int BUSY_MILLIS = 2_000;

    private final Path database;
    private final Disk disk;

    FormerDatabase(Path database, Disk disk) {
        this.database = database;
        this.disk = disk;
    }

    /**
     * Whatever is there has a second name afterwards, and nothing lies beside it that SQLite would mix into its successor.
     *
     * @throws StorageUnusable where another program has it open
     */
    Optional<Path> keep(Clock clock) throws IOException {
        Path folder = Disk.folderOf(database);
        settle(folder);
        List<Path> files = Stream.concat(Stream.of(database), SqliteFile.companions(database).stream())
                .filter(file -> Files.exists(file) && !suffix(file).equals(SHARED_MEMORY))
                .toList();
        boolean empty = files.stream().allMatch(file -> file.toFile().length() == 0);
        Path name = nameFor(clock);
        if (!empty) {
            for (Path file : files) {
                disk.keep(file, name.resolveSibling(name.getFileName() + suffix(file)));
            }
        }
        disk.syncFolder(folder);
        for (Path companion : SqliteFile.companions(database)) {
            disk.delete(companion);
        }
        disk.syncFolder(folder);
        return empty ? Optional.empty() : Optional.of(name);
    }

    /**
     * Takes what waits in the write-ahead log into the file itself, so that one step is enough to replace it. What is too
     * damaged for that, or no database at all, stays as it is: it cannot be started on either.
     */
    private void settle(Path folder) {
        if (SqliteFile.companions(database).stream().noneMatch(Files::exists)
                || database.toFile().length() == 0) {
            return;
        }
        SQLiteConfig config = SqliteFile.existing();
        config.setBusyTimeout(BUSY_MILLIS);
        try (Connection connection = config.createConnection(SqliteFile.url(database));
                Statement statement = connection.createStatement()) {
            SqliteFile.distrust(statement);
            try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
                mode.next();
            }
        } catch (SQLException e) {
            if (!(e instanceof SQLiteException sqlite && SqliteCheck.tellsOfDamage(sqlite.getResultCode()))) {
                throw SqliteFault.whileCopying(database, folder, e);
            }
        }
    }

    private Path nameFor(Clock clock) {
        String dated = "hubbub-" + DATE.format(clock.instant().atOffset(ZoneOffset.UTC));
        return Stream.iterate(1, number -> number + 1)
                .map(number -> database.resolveSibling(dated + (number == 1 ? "" : "-" + number) + ".db"))
                .filter(this::isFree)
                .findFirst()
                .orElseThrow();
    }

    private boolean isFree(Path name) {
        return Stream.concat(Stream.of(name), SqliteFile.companions(name).stream())
                .noneMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    private String suffix(Path file) {
        return file.getFileName()
                .toString()
                .substring(database.getFileName().toString().length());
    }
}

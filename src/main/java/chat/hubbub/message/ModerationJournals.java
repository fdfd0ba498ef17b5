package chat.hubbub.message;

import chat.hubbub.message.LogProperties.Synchronous;
import chat.hubbub.moderation.ModerationJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Opens what is kept of owners and moderators for another program, whether or not servers are at work on it meanwhile. */
public final class ModerationJournals {

    private ModerationJournals() {}

    /** @throws StorageUnusable where no Hubbub of this version has been at work there */
    public static ModerationJournal in(DataProperties properties, Clock clock) {
        Path path = properties.path().resolve(SqliteDatabase.FILE_NAME);
        if (!Files.exists(path)) {
            throw unusable("There is no database of Hubbub in " + properties.path() + ".", null);
        }
        SqliteFile file = new SqliteFile(path, Synchronous.FULL);
        try (Connection connection = file.openWriter();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            if (row.getInt(1) != SqliteSchema.VERSION) {
                throw unusable("The database in " + properties.path() + " is of another version of Hubbub.", null);
            }
        } catch (SQLException e) {
            throw unusable("The database in " + properties.path() + " cannot be opened.", e);
        }
        return new SqlModerationJournal(file::openWriter, ChangeCount.NONE, BookClock.of(clock), clock);
    }

    /** @throws StorageUnusable where the database cannot be reached, or no Hubbub has been at work in it */
    public static ModerationJournal in(DatabaseProperties properties, Clock clock) {
        try (Connection connection = PostgresDatabase.connect(properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('role_holder')")) {
            row.next();
            if (row.getString(1) == null) {
                throw new StorageUnusable(
                        "There is nothing of Hubbub in the database "
                                + properties.url().replaceFirst("\\?.*", "") + ".",
                        "Name it with --hubbub.database.url, and start a server on it once.",
                        null);
            }
        } catch (SQLException e) {
            throw PostgresSchema.unusable(e);
        }
        return new SqlModerationJournal(
                () -> PostgresDatabase.connect(properties), ChangeCount.NONE, BookClock.OF_POSTGRES, clock);
    }

    private static StorageUnusable unusable(String sentence, @Nullable Exception cause) {
        return new StorageUnusable(sentence, "Name its folder with --hubbub.data, and start this server once.", cause);
    }
}

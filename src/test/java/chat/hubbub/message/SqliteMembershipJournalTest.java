package chat.hubbub.message;

import chat.hubbub.contract.MembershipJournalContract;
import chat.hubbub.membership.MembershipJournal;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteMembershipJournalTest extends MembershipJournalContract {

    @TempDir
    private Path path;

    private @Nullable DataFolder folder;
    private @Nullable HikariDataSource readers;

    @Override
    protected MembershipJournal open() {
        close();
        DataFolder opened = DataFolder.open(path);
        folder = opened;
        SqliteDatabase database = SqliteDatabase.open(opened, MessageLogs.PROPERTIES);
        HikariDataSource pool = database.file().openReaders();
        readers = pool;
        return new SqlMembershipJournal(
                pool::getConnection, database.file()::openWriter, ChangeCount.NONE, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (readers != null) {
            readers.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}

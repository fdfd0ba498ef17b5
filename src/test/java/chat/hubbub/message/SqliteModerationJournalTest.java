package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.ModerationJournalContract;
import chat.hubbub.contract.MovableClock;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.ModerationJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteModerationJournalTest extends ModerationJournalContract {

    @TempDir
    private Path path;

    private @Nullable DataFolder folder;
    private @Nullable SqliteFile file;

    @Override
    protected ModerationJournal open() {
        close();
        DataFolder opened = DataFolder.open(path);
        folder = opened;
        SqliteFile file = SqliteDatabase.open(opened, MessageLogs.PROPERTIES).file();
        this.file = file;
        return new SqlModerationJournal(
                file::openWriter, ChangeCount.NONE, BookClock.of(new MovableClock(NOW)), new MovableClock(NOW));
    }

    @Test
    void keepsOnlyTheNewestOfTheAuditLog() throws SQLException {
        ModerationJournal journal = open();
        try (Connection connection = Objects.requireNonNull(file).openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10050)
                    INSERT INTO audit (at, actor, deed, subject, detail) SELECT 0, 'ann', 'BAN', 'bo', '' FROM n""");
        }
        journal.write(List.of(), AuditEntry.of(NOW, "ann", Deed.UNBAN, "bo", Optional.empty(), ""));
        List<AuditEntry> kept = journal.audit(Long.MAX_VALUE, 20_000);
        assertThat(kept).hasSize(ModerationJournal.MOST_AUDITED);
        assertThat(kept.get(0).deed()).isEqualTo(Deed.UNBAN);
    }

    @AfterEach
    void close() {
        if (folder != null) {
            folder.close();
        }
    }
}

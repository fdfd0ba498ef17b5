package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.FaultyConnections.Fault;
import chat.hubbub.message.MessageLogs.OpenLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteClaimJournalTest {

    private static final Speaker ANN = new Speaker(new Nickname("Ann"), new Secret("ann's").person());
    private static final Speaker BEN = new Speaker(new Nickname("Ben"), new Secret("ben's").person());

    @TempDir
    private Path temp;

    private FaultyConnections connections;
    private SqliteClaimJournal journal;

    @BeforeEach
    void open() {
        MessageLogs.open(temp).close();
        SqliteFile file = new SqliteFile(temp.resolve(SqliteDatabase.FILE_NAME), MessageLogs.PROPERTIES.synchronous());
        connections = new FaultyConnections(file::openWriter);
        journal = new SqliteClaimJournal(connections);
    }

    @Test
    void recallsWhoHoldsWhat() {
        write(ANN, Optional.of(ANN));
        write(BEN, Optional.of(BEN));
        write(ANN, Optional.empty());

        assertThat(journal.recall()).containsExactly(BEN);
    }

    @Test
    void putsTheNewHolderInTheOldOnesPlace() {
        Speaker thief = new Speaker(new Nickname("ann"), BEN.person());
        write(ANN, Optional.of(ANN));
        write(ANN, Optional.of(thief));

        assertThat(journal.recall()).containsExactly(thief);
    }

    @Test
    void recallsNobodyUnderANicknameThatIsNoLongerAllowed() throws SQLException {
        write(ANN, Optional.of(ANN));
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE nickname_claim SET nickname = ' '");
        }
        assertThat(journal.recall()).isEmpty();
    }

    @Test
    void saysThatNothingWasWritten() {
        connections.fail(Fault.OPEN);

        assertThatIllegalStateException().isThrownBy(() -> write(ANN, Optional.of(ANN)));
        connections.fail(Fault.NONE);
        assertThat(journal.recall()).isEmpty();
    }

    @Test
    void doesNotHoldUpTheLog() {
        try (OpenLog open = MessageLogs.open(temp)) {
            for (int i = 0; i < 20; i++) {
                write(ANN, Optional.of(ANN));
                assertThat(MessageLogs.say(open.log(), MessageLogs.draft("line " + i)))
                        .isInstanceOf(Appended.Stored.class);
            }
        }
        assertThat(journal.recall()).isEqualTo(List.of(ANN));
    }

    private void write(Speaker name, Optional<Speaker> holder) {
        journal.write(Map.of(name.nickname().skeleton(), holder));
    }
}

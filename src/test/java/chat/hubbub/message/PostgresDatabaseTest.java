package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {

    @Test
    void waitsForTheDiskBeforeACommitIsOne() throws SQLException {
        try (PostgresDatabase database = PostgresDatabases.fresh();
                Connection writer = database.openWriter();
                Statement statement = writer.createStatement();
                ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }
}

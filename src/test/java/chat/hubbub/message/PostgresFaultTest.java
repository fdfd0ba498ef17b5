package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresFaultTest {

    private static final DatabaseProperties DATABASE =
            new DatabaseProperties("jdbc:postgresql://db/hubbub?password=secret", "ann", "secret", 2, Duration.ZERO);

    @Test
    void tellsOfAWrongPassword() {
        assertThat(sentence(new SQLException("FATAL: password authentication failed for user \"ann\"", "28P01")))
                .isEqualTo("The database jdbc:postgresql://db/hubbub does not let the user \"ann\" in"
                        + " (FATAL: password authentication failed for user \"ann\").");
    }

    @Test
    void tellsOfADatabaseThatIsBusy() {
        assertThat(sentence(new SQLException("ERROR: canceling statement due to lock timeout", "55P03")))
                .isEqualTo("The database jdbc:postgresql://db/hubbub is in use.");
    }

    /** The driver tells what was written, in full. */
    @Test
    void keepsWhatPeopleSaidToItself() {
        BatchUpdateException fault =
                new BatchUpdateException("Batch entry 0 INSERT ... ('our secret') was aborted", "53100", 0, new int[0]);
        fault.setNextException(new SQLException("ERROR: could not extend file: No space left on device\n  Hint: x"));

        assertThat(sentence(fault))
                .isEqualTo("The database jdbc:postgresql://db/hubbub cannot be used"
                        + " (ERROR: could not extend file: No space left on device).");
    }

    private static String sentence(SQLException fault) {
        return String.valueOf(PostgresFault.of(DATABASE, fault).getMessage());
    }
}

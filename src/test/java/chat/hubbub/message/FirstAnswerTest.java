package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstAnswerTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void waitsForADatabaseThatIsStartedAtTheSameMoment() {
        try (PostgresDatabase database = PostgresDatabases.fresh()) {
            new FirstAnswer(() -> answer(database), Duration.ofMinutes(1)).await();
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void doesNotWaitForAnotherPassword() {
        new FirstAnswer(() -> fail("28P01"), Duration.ofMinutes(1)).await();
        assertThat(asked).hasValue(1);
    }

    @Test
    void losesItsPatience() {
        new FirstAnswer(() -> fail("08001"), Duration.ZERO).await();
        assertThat(asked).hasValue(1);
    }

    private Connection answer(PostgresDatabase database) throws SQLException {
        return asked.get() < 2 ? fail(asked.get() == 0 ? "08001" : "57P03") : count(database.openWriter());
    }

    private Connection fail(String state) throws SQLException {
        asked.incrementAndGet();
        throw new SQLException("not now", state);
    }

    private Connection count(Connection connection) {
        asked.incrementAndGet();
        return connection;
    }
}

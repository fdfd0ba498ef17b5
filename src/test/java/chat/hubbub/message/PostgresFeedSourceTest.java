package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class PostgresFeedSourceTest {

    private static final FeedSource.Told NOTHING_TOLD = new FeedSource.Told(Optional.empty(), Map.of());

    private final PostgresDatabase database = PostgresDatabases.fresh();
    private final Failing failing = new Failing();
    private final PostgresFeedSource source = new PostgresFeedSource(failing);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsOfAnotherEpochThoughTheRestCouldNotBeReadAtFirst() {
        Epoch before = source.heads(NOTHING_TOLD).epoch();
        JdbcClient.create(database.pool())
                .sql("UPDATE meta SET value = 'another' WHERE name = 'epoch'")
                .update();

        failing.untilOneFails.set(2);
        assertThatThrownBy(() -> source.heads(NOTHING_TOLD)).isInstanceOf(DataAccessException.class);
        assertThat(source.heads(NOTHING_TOLD).epoch())
                .isEqualTo(new Epoch("another"))
                .isNotEqualTo(before);
    }

    @Test
    void beginsAnotherEpochWhereWhatWasToldIsGone() {
        Epoch before = source.heads(NOTHING_TOLD).epoch();
        Epoch after = source.heads(told(before)).epoch();

        assertThat(after).isNotEqualTo(before);
        assertThat(source.heads(told(before)).epoch())
                .as("what was told before that is known to be gone")
                .isEqualTo(after);
    }

    private static FeedSource.Told told(Epoch epoch) {
        return new FeedSource.Told(Optional.of(epoch), Map.of(new RoomName("hall"), 1L));
    }

    /** Each statement takes a connection of its own. */
    private final class Failing extends DelegatingDataSource {

        private final AtomicInteger untilOneFails = new AtomicInteger();

        private Failing() {
            super(database.quick());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (untilOneFails.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
                throw new SQLException("as a test");
            }
            return super.getConnection();
        }
    }
}

package chat.hubbub.message;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides at each start whether the log still lives the same life. */
final class SqliteEpoch {

    private static final Logger log = LoggerFactory.getLogger(SqliteEpoch.class);
    private static final int BYTES = 16;

    private SqliteEpoch() {}

    /** The epoch in the database, or a new one where the witness has seen more than is there. */
    static Epoch settle(Connection connection, Witness witness) throws SQLException, IOException {
        Optional<Epoch> stored = stored(connection);
        long events = countEvents(connection);
        boolean same = stored.isPresent() && witness.vouchesFor(stored.get(), events);
        Epoch epoch = same ? stored.get() : begin(connection);
        if (stored.isPresent() && !same) {
            log.warn("The database is not the one that was written to here last. If it was restored, all is well: "
                    + "a new epoch begins, and clients load the history again");
        }
        witness.watch(epoch, events);
        return epoch;
    }

    private static Optional<Epoch> stored(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE name = 'epoch'")) {
            return row.next() ? Optional.of(new Epoch(row.getString(1))) : Optional.empty();
        }
    }

    private static long countEvents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(sum(last_seq), 0) FROM room_end")) {
            return row.getLong(1);
        }
    }

    private static Epoch begin(Connection connection) throws SQLException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Epoch epoch = new Epoch(HexFormat.of().formatHex(bytes));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO meta (name, value) VALUES ('epoch', ?)")) {
            statement.setString(1, epoch.value());
            statement.executeUpdate();
        }
        return epoch;
    }
}

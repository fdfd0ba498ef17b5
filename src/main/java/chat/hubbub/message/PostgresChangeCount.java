package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Counts the changes of one subject in the database that several nodes share, and tells the others that there was one. */
final class PostgresChangeCount implements ChangeCount {

    private final String subject;
    private final Supplier<Newswire> newswire;

    PostgresChangeCount(String subject, Supplier<Newswire> newswire) {
        this.subject = subject;
        this.newswire = newswire;
    }

    @Override
    public long next(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("""
                INSERT INTO revision (subject, number) VALUES (?, 1)
                ON CONFLICT (subject) DO UPDATE SET number = revision.number + 1 RETURNING number""")) {
            count.setString(1, subject);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void committed() {
        newswire.get().revised();
    }
}

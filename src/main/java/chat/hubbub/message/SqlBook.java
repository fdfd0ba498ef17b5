package chat.hubbub.message;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;

/** A database as journals use it: a connection for each use, because there are few. Safe for any thread; may block on the disk. */
final class SqlBook {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectionSource readers;
    private final ConnectionSource writers;
    private final ChangeCount count;
    private final String fault;

    /** @param fault says what cannot be read or written where it cannot */
    SqlBook(ConnectionSource readers, ConnectionSource writers, ChangeCount count, String fault) {
        this.readers = readers;
        this.writers = writers;
        this.count = count;
        this.fault = fault;
    }

    SqlBook(ConnectionSource source, ChangeCount count, String fault) {
        this(source, source, count, fault);
    }

    static byte[] freshSecret() {
        byte[] fresh = new byte[SECRET_BYTES];
        RANDOM.nextBytes(fresh);
        return fresh;
    }

    /** Whether others change what is written here. */
    boolean isShared() {
        return !count.equals(ChangeCount.NONE);
    }

    <T> T read(Work<T> work) {
        return use(readers, work);
    }

    /** Each statement stands alone. */
    <T> T write(Work<T> work) {
        return use(writers, work);
    }

    /**
     * All of it or nothing, which the work may {@linkplain JournalConnection#giveUp choose} too; if it {@linkplain
     * JournalConnection#count counts} it, the other nodes are told.
     */
    <T> T change(Work<T> work) {
        try (Connection connection = writers.open()) {
            connection.setAutoCommit(false);
            JournalConnection journal = new JournalConnection(connection, count);
            T done = work.with(journal);
            if (journal.isGivenUp()) {
                connection.rollback();
                return done;
            }
            connection.commit();
            if (journal.isCounted()) {
                count.committed();
            }
            return done;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(fault, e);
        }
    }

    private <T> T use(ConnectionSource source, Work<T> work) {
        try (Connection connection = source.open()) {
            return work.with(new JournalConnection(connection, ChangeCount.NONE));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(fault, e);
        }
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(JournalConnection journal) throws SQLException;
    }
}

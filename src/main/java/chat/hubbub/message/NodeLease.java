package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node still answers for the nicknames that it was granted. Others free what it holds when it has said nothing for
 * too long; from then on it writes nothing until it knows who may still speak here. Safe for any thread.
 */
final class NodeLease implements Fence, AutoCloseable {

    private static final String HOLDS = "SELECT 1 FROM node WHERE id = ? AND granted >= ? FOR KEY SHARE";

    private final AtomicLong numbers = new AtomicLong();
    private volatile @Nullable Term current;
    private volatile boolean inDoubt = true;
    private volatile Runnable whenInDoubt = () -> {};
    private volatile Runnable whenClosed = () -> {};

    /**
     * One life of this node among the others.
     *
     * @param number from 1, each only once
     */
    record Term(String node, long number, AtomicLong granted) {

        /** The database said how often this node was granted something. */
        void granted(long soFar) {
            granted.accumulateAndGet(soFar, Math::max);
        }
    }

    /**
     * Whether what is written in the transaction of this connection, and committed at any time later, is written by a node that
     * holds what it was granted: it cannot lose anything before that. To be asked first in each transaction of the log.
     */
    @Override
    public boolean holds(Connection connection) throws SQLException {
        Term term = current;
        return term != null && holds(connection, term);
    }

    /**
     * Under which term something is said now, 0 while there is none: what was said under one must not be written under another,
     * for it may have been said by somebody who had to leave since. Never waits.
     */
    @Override
    public long term() {
        Term term = current;
        return term == null ? 0 : term.number();
    }

    @Nullable Term current() {
        return current;
    }

    /** A term that has not begun. */
    Term next(String node) {
        return new Term(node, numbers.incrementAndGet(), new AtomicLong());
    }

    void begin(Term term) {
        current = term;
    }

    void end() {
        current = null;
    }

    /** Has somebody look at once whether the term is over. */
    void doubt() {
        inDoubt = true;
        whenInDoubt.run();
    }

    /** The database does not answer. */
    void silence() {
        inDoubt = true;
    }

    /** The database knows of the term, and answers. */
    void confirm() {
        inDoubt = false;
    }

    /** Whether it is no use to ask for anything now. */
    boolean isInDoubt() {
        return inDoubt;
    }

    void whenInDoubt(Runnable look) {
        whenInDoubt = look;
    }

    void whenClosed(Runnable leave) {
        whenClosed = leave;
    }

    /** To be called when nothing is written any more. */
    @Override
    public void close() {
        whenClosed.run();
    }

    private boolean holds(Connection connection, Term term) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDS)) {
            statement.setString(1, term.node());
            statement.setLong(2, term.granted().get());
            try (ResultSet row = statement.executeQuery()) {
                boolean holds = row.next();
                if (!holds) {
                    doubt();
                }
                return holds;
            }
        }
    }
}

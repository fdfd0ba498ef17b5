package chat.hubbub.message;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/** Real connections to a server, of which one commit fails in the way a test asks for, and which may be refused. */
final class FaultyCommits implements ConnectionSource {

    enum Fault {
        NONE,
        /** It did not happen. */
        LOST,
        /** It happened, and nobody is told. */
        HAPPENED,
        /** It goes on after the connection broke, as on a server that waits for its disk. */
        HAPPENS_LATER
    }

    private final ConnectionSource real;
    final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicReference<Connection> leftAlone = new AtomicReference<>();
    volatile boolean refusing;

    FaultyCommits(ConnectionSource real) {
        this.real = real;
    }

    @Override
    public Connection open() throws SQLException {
        if (refusing) {
            throw new SQLException("no connection today");
        }
        Connection connection = real.open();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        strike(connection);
                    }
                    return call(connection, method, arguments == null ? new Object[0] : arguments);
                });
    }

    private void strike(Connection connection) throws SQLException {
        switch (next.getAndSet(Fault.NONE)) {
            case LOST -> throw new SQLException("the connection broke");
            case HAPPENED -> {
                connection.commit();
                throw new SQLException("the connection broke after the commit");
            }
            case HAPPENS_LATER -> {
                commitLater(connection);
                throw new SQLException("the connection broke during the commit");
            }
            default -> {}
        }
    }

    /** The test's connection is not closed by this, as the server's own end of it would not be. */
    private void commitLater(Connection connection) {
        Thread server = new Thread(() -> {
            try {
                connection.createStatement().execute("SELECT pg_sleep(0.3)");
                connection.commit();
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        leftAlone.set(connection);
        server.start();
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close") && connection.equals(leftAlone.get())) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

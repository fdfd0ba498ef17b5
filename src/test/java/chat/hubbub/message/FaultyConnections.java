package chat.hubbub.message;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Real connections that fail in the way a test asks for, until it asks for {@link Fault#NONE}. */
final class FaultyConnections implements ConnectionSource {

    enum Fault {
        NONE,
        /** No connection opens. */
        OPEN,
        /** Events cannot be inserted. */
        INSERT,
        /** Commits fail and did not happen. */
        COMMIT_LOST,
        /** Commits fail although they happened. */
        COMMIT_HAPPENED,
        /** Commits fail although they happened, and no connection opens afterwards. */
        COMMIT_HAPPENED_THEN_OPEN
    }

    private final ConnectionSource real;
    private volatile Fault fault = Fault.NONE;

    FaultyConnections(ConnectionSource real) {
        this.real = real;
    }

    void fail(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Connection open() throws SQLException {
        if (fault == Fault.OPEN) {
            throw new SQLException("no connection today");
        }
        Connection connection = real.open();
        return proxy(Connection.class, connection, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            boolean prepares = method.getName().equals("prepareStatement");
            return prepares ? watched((PreparedStatement) result, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        boolean commits = sql.equals("COMMIT");
        boolean inserts = sql.startsWith("INSERT INTO event");
        return proxy(PreparedStatement.class, statement, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            return commits ? commit(statement, method) : insert(statement, method, arguments, inserts);
        });
    }

    private Object commit(PreparedStatement statement, Method method) throws Throwable {
        switch (fault) {
            case COMMIT_LOST -> throw new SQLException("commit failed");
            case COMMIT_HAPPENED -> {
                invoke(statement, method, new Object[0]);
                throw new SQLException("commit happened, but failed");
            }
            case COMMIT_HAPPENED_THEN_OPEN -> {
                invoke(statement, method, new Object[0]);
                fault = Fault.OPEN;
                throw new SQLException("commit happened, but failed");
            }
            default -> {
                return invoke(statement, method, new Object[0]);
            }
        }
    }

    private Object insert(PreparedStatement statement, Method method, Object[] arguments, boolean inserts)
            throws Throwable {
        if (inserts && fault == Fault.INSERT) {
            throw new SQLException("insert failed");
        }
        return invoke(statement, method, arguments);
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, Call call) {
        return type.cast(Proxy.newProxyInstance(
                target.getClass().getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.make(method, arguments == null ? new Object[0] : arguments)));
    }

    @FunctionalInterface
    private interface Call {
        @Nullable Object make(Method method, Object[] arguments) throws Throwable;
    }
}

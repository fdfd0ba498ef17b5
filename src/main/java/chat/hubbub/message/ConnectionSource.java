package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens the writer's one connection, and opens it again after a fault. */
@FunctionalInterface
interface ConnectionSource {
    Connection open() throws SQLException;
}

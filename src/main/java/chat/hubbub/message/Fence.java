package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps a node from writing that others count among the dead. */
interface Fence {

    /** Where there is nobody to count. */
    Fence NONE = new Fence() {
        @Override
        public long term() {
            return 0;
        }

        @Override
        public boolean holds(Connection connection) {
            return true;
        }
    };

    /** Under which number this node is there now. Never waits. */
    long term();

    /** Whether that is so until the transaction of this connection is over. */
    boolean holds(Connection connection) throws SQLException;
}

package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;

/** Counts what is changed beside the log, so that other nodes see that it was. */
interface ChangeCount {

    /** Where nobody else keeps any of it in memory. */
    ChangeCount NONE = new ChangeCount() {
        @Override
        public long next(Connection connection) {
            return 0;
        }

        @Override
        public void committed() {}
    };

    /** The number of the change that this transaction makes. Until it is over, others who count wait. */
    long next(Connection connection) throws SQLException;

    /** Never throws. */
    void committed();
}

package chat.hubbub.message;

import java.sql.SQLException;

/** A commit of which it is not known whether it happened. */
final class InDoubt extends SQLException {

    private static final long serialVersionUID = 1;

    private final transient BatchStore.Committed committed;

    /** @param committed what is so if it did */
    InDoubt(BatchStore.Committed committed, Throwable cause) {
        super("It is not known whether a commit happened: " + cause.getMessage(), cause);
        this.committed = committed;
    }

    BatchStore.Committed committed() {
        return committed;
    }
}

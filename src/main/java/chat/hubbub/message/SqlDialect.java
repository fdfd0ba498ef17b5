package chat.hubbub.message;

/** Where the two databases are not spoken to in the same words. */
enum SqlDialect {
    SQLITE,
    POSTGRES;

    /** SQLite would rather walk through a whole room than trust some indexes; PostgreSQL chooses by itself. */
    String indexedBy(String index) {
        return this == SQLITE ? " INDEXED BY " + index : "";
    }

    /** Of several nodes that clean up at once, none waits for another. */
    String skipLocked() {
        return this == POSTGRES ? " FOR UPDATE SKIP LOCKED" : "";
    }
}

package chat.hubbub.message;

/** A secret that the nodes of one installation share and nobody else has: whoever knows it has read their database. */
public final class InstallationKey {

    private static final String NAME = "installation-key";

    private final byte[] bytes;

    public InstallationKey(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The one that was kept first. */
    static InstallationKey keptIn(SqlBook book) {
        return new InstallationKey(book.write(journal -> journal.keep(NAME, SqlBook::freshSecret)));
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}

package chat.hubbub.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What it takes to ask the database for its epoch, which is another one in each of its lives. */
final class PostgresEpoch {

    /** With what it would be, were it to begin now. */
    static final String ASK = "settled_epoch(?)";

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PostgresEpoch() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

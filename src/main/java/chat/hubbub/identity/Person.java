package chat.hubbub.identity;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Who is behind a connection: the holder of a secret, or somebody known for as long as one connection lasts. */
public record Person(String id) {

    private static final String PASSER_BY = "c:";
    private static final int ID_BYTES = 16;
    private static final int SHOWN_CHARS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Somebody without a secret: like nobody else, and not to be met again. */
    public static Person passerBy() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return new Person(PASSER_BY + HexFormat.of().formatHex(bytes));
    }

    /** Whether this person can prove who they are on another connection. */
    public boolean canReturn() {
        return !id.startsWith(PASSER_BY);
    }

    /** Not the whole of it, which may end in a log: it stands for a secret that may be easy to guess. */
    @Override
    public String toString() {
        return "Person[" + id.substring(0, Math.min(id.length(), SHOWN_CHARS)) + "…]";
    }
}

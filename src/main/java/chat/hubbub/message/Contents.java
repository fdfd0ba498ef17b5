package chat.hubbub.message;

import java.util.Locale;

/**
 * What a database holds.
 *
 * @param messages lines that were said and not taken back
 * @param bytes the size of its file
 */
public record Contents(long messages, long rooms, long bytes) {

    /** For an operator, as "1,204 messages in 3 rooms, 409,600 bytes". */
    public String inWords() {
        return count(messages, "message") + " in " + count(rooms, "room") + ", " + count(bytes, "byte");
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}

package chat.hubbub.room;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** 130 bits in 26 letters that survive being read aloud: what is named by one is found by nobody who was not told. */
public final class Token {

    /** How many bytes of a hash make one. */
    public static final int BYTES = 17;

    private static final int LENGTH = 26;
    private static final int BITS = 5;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** A new one. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** The one that stands for these bytes, of which the first {@link #BYTES} count. */
    public static String of(byte[] bytes) {
        StringBuilder letters = new StringBuilder(LENGTH);
        long buffer = 0;
        int bits = 0;
        for (int next = 0; letters.length() < LENGTH; bits -= BITS) {
            if (bits < BITS) {
                buffer = buffer << Byte.SIZE | bytes[next++] & 0xff;
                bits += Byte.SIZE;
            }
            letters.append(LETTERS.charAt((int) (buffer >> bits - BITS) & LETTERS.length() - 1));
        }
        return letters.toString();
    }

    /** Whether a text has the form of one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}

package chat.hubbub.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a message begins with, so that it is known again in any frame of any server: {@code @@}, when it was to be sent
 * ({@code System.nanoTime}, 16 hexadecimal digits), its sender (4) and its number among the sender's messages (8).
 */
final class Marker {

    static final int LENGTH = 30;
    static final int MOST_SENDERS = 1 << 16;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final long ONES = 0x0101_0101_0101_0101L;

    private Marker() {}

    static void write(byte[] into, int at, long planned, int sender, int number) {
        into[at] = '@';
        into[at + 1] = '@';
        writeHex(into, at + 2, 16, planned);
        writeHex(into, at + 18, 4, sender);
        writeHex(into, at + 22, 8, number);
    }

    /** Whether a whole marker begins there and ends before {@code to}. */
    static boolean isAt(byte[] bytes, int at, int to) {
        return to - at >= LENGTH
                && bytes[at] == '@'
                && bytes[at + 1] == '@'
                && isHex(word(bytes, at + 2))
                && isHex(word(bytes, at + 10))
                && isHex(word(bytes, at + 14))
                && isHex(word(bytes, at + 22));
    }

    static long planned(byte[] bytes, int at) {
        return hex(word(bytes, at + 2)) << 32 | hex(word(bytes, at + 10));
    }

    /** The sender's four digits are read with the four before them. */
    static int sender(byte[] bytes, int at) {
        return (int) hex(word(bytes, at + 14)) & 0xFFFF;
    }

    static int number(byte[] bytes, int at) {
        return (int) hex(word(bytes, at + 22));
    }

    private static void writeHex(byte[] into, int at, int digits, long value) {
        for (int i = 0; i < digits; i++) {
            into[at + i] = DIGITS[(int) (value >>> 4 * (digits - 1 - i)) & 15];
        }
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** Written again they are the same: so they were digits, and small letters. */
    private static boolean isHex(long eightDigits) {
        long values = values(eightDigits);
        long letters = (values + 118 * ONES) >>> 7 & ONES;
        long digits = values + '0' * ONES + letters * ('a' - '0' - 10);
        return digits == eightDigits && (values & ~(15 * ONES)) == 0;
    }

    private static long hex(long eightDigits) {
        long values = values(eightDigits);
        long pairs = (values | values >>> 4) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (fours | fours >>> 16) & 0xFFFF_FFFFL;
    }

    /** A byte for each digit. */
    private static long values(long eightDigits) {
        return (eightDigits & 15 * ONES) + (eightDigits >>> 6 & ONES) * 9;
    }
}

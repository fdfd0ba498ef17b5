package chat.hubbub.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time: most of what a load generator does is looking for the end of frames. Reads up to
 * {@link #SLACK} bytes past the end it is given, so an array must be that much longer.
 */
final class Scan {

    static final int SLACK = 7;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long ATS = '@' * ONES;

    private Scan() {}

    /** Where the first NUL is, or {@code to}. */
    static int nul(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            long hits = zeros((long) WORDS.get(bytes, at));
            if (hits != 0) {
                return Math.min(to, at + first(hits));
            }
        }
        return to;
    }

    /** Where the first NUL or {@code @} is, or {@code to}. */
    static int nulOrAt(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long hits = zeros(word) | zeros(word ^ ATS);
            if (hits != 0) {
                return Math.min(to, at + first(hits));
            }
        }
        return to;
    }

    /** The high bit of each zero byte; above the first one there may be bits that mean nothing. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    private static int first(long hits) {
        return Long.numberOfTrailingZeros(hits) >>> 3;
    }
}

package chat.hubbub.stomp;

import java.nio.ByteBuffer;

/**
 * Checks that bytes which arrive in pieces are UTF-8, as table 3-7 of the Unicode Standard has it: no overlong forms, no
 * surrogates, nothing beyond U+10FFFF. Not safe for several threads.
 */
final class Utf8Check {

    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private int missing;
    private int lowest;
    private int highest;

    /** Looks at all that remains in the buffer, which does not move; false as soon as it cannot be UTF-8 any more. */
    boolean accepts(ByteBuffer bytes) {
        int at = bytes.position();
        int end = bytes.limit();
        while (at < end) {
            if (missing == 0 && at + Long.BYTES <= end && (bytes.getLong(at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
            } else if (!accepts(bytes.get(at++) & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no character is begun that is not whole. */
    boolean isComplete() {
        return missing == 0;
    }

    void reset() {
        missing = 0;
    }

    private boolean accepts(int b) {
        if (missing > 0) {
            boolean follows = b >= lowest && b <= highest;
            missing--;
            lowest = 0x80;
            highest = 0xbf;
            return follows;
        }
        return b < 0x80 || begins(b);
    }

    private boolean begins(int b) {
        if (b < 0xc2 || b > 0xf4) {
            return false;
        }
        missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        return true;
    }
}

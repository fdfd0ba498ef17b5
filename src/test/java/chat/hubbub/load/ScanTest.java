package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanTest {

    private final Random random = new Random(2);

    @Test
    void findsTheFirstAsOneByOneWould() {
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = bytes();
            int from = random.nextInt(20);
            int to = from + random.nextInt(80);
            assertThat(Scan.nul(bytes, from, to)).isEqualTo(first(bytes, from, to, (byte) 0));
            assertThat(Scan.nulOrAt(bytes, from, to))
                    .isEqualTo(Math.min(first(bytes, from, to, (byte) 0), first(bytes, from, to, (byte) '@')));
        }
    }

    /** Neighbours of the wanted ones are the likely mistakes. */
    private byte[] bytes() {
        byte[] likely = {0, 1, '@', 'A', '?', (byte) 0x80, (byte) 0xC0, (byte) 0xFF, 'x', 'y', 'z', 'x', 'y', 'z'};
        byte[] bytes = new byte[100 + Scan.SLACK];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = likely[random.nextInt(4) == 0 ? random.nextInt(likely.length) : likely.length - 1];
        }
        return bytes;
    }

    private static int first(byte[] bytes, int from, int to, byte wanted) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return to;
    }
}

package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compared with the decoder of the JDK. */
class Utf8CheckTest {

    /** Where the rules change, so that random bytes come near to being text. */
    private static final int[] EDGES = {
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
        0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff
    };

    private final Random random = new Random(5);

    @Test
    void knowsEveryCharacter() {
        List<Integer> wrong = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> isText(encode(c), Pieces.WHOLE) == (c >= 0xd800 && c <= 0xdfff))
                .boxed()
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void agreesOnTwoAndThreeBytes() {
        for (int i = 0; i < 1 << 16; i++) {
            assertAgrees(new byte[] {(byte) (i >> 8), (byte) i});
        }
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third = 0; third < 256; third++) {
                    assertAgrees(new byte[] {(byte) first, (byte) second, (byte) third});
                }
            }
        }
    }

    @Test
    void agreesOnWhatIsAlmostText() {
        for (int round = 0; round < 30_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) EDGES[random.nextInt(EDGES.length)];
            }
            assertAgrees(bytes);
        }
    }

    @Test
    void findsOneWrongByteInALongText() {
        byte[] text = "plain, then \u00e4\u20ac\ud83d\ude00, then plain again and again. "
                .repeat(3)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(isText(text, Pieces.WHOLE)).isTrue();
        for (int at = 0; at < text.length; at++) {
            for (int wrong : EDGES) {
                byte[] bytes = text.clone();
                bytes[at] = (byte) wrong;
                assertAgrees(bytes);
                assertAgrees(Arrays.copyOf(bytes, at + 1));
            }
        }
    }

    @Test
    void beginsAnew() {
        Utf8Check check = new Utf8Check();
        assertThat(check.accepts(ByteBuffer.wrap(new byte[] {(byte) 0xe0}))).isTrue();
        assertThat(check.isComplete()).isFalse();
        check.reset();
        assertThat(check.isComplete()).isTrue();
        assertThat(check.accepts(ByteBuffer.wrap(new byte[] {(byte) 0xa0}))).isFalse();
    }

    private void assertAgrees(byte[] bytes) {
        boolean expected = isTextToTheJdk(bytes);
        for (Pieces pieces : new Pieces[] {Pieces.WHOLE, Pieces.CRUMBS}) {
            if (isText(bytes, pieces) != expected) {
                throw new AssertionError(Arrays.toString(bytes) + " in " + pieces + " is text: " + !expected);
            }
        }
    }

    private boolean isText(byte[] bytes, Pieces pieces) {
        Utf8Check check = new Utf8Check();
        AtomicBoolean accepted = new AtomicBoolean(true);
        pieces.feed(bytes, random, piece -> accepted.set(accepted.get() && check.accepts(piece)));
        return accepted.get() && check.isComplete();
    }

    private static boolean isTextToTheJdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Also halves of pairs, which the JDK would not write. */
    private static byte[] encode(int c) {
        return Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)
                ? new byte[] {(byte) 0xed, (byte) (0x80 | c >> 6 & 0x3f), (byte) (0x80 | c & 0x3f)}
                : Character.toString(c).getBytes(StandardCharsets.UTF_8);
    }
}

package chat.hubbub.stomp;

import static chat.hubbub.journey.ClientFrame.BINARY;
import static chat.hubbub.journey.ClientFrame.CLOSE;
import static chat.hubbub.journey.ClientFrame.CONTINUATION;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static chat.hubbub.journey.ClientFrame.TEXT;
import static chat.hubbub.journey.ClientFrame.close;
import static chat.hubbub.journey.ClientFrame.head;
import static chat.hubbub.journey.ClientFrame.joined;
import static chat.hubbub.journey.ClientFrame.text;
import static chat.hubbub.journey.ClientFrame.unmasked;
import static chat.hubbub.journey.ClientFrame.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.ClientFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketDecoderTest {

    private static final byte[] NOTHING = {};
    private static final String PROTOCOL_ERROR = "fault 1002";
    private static final String NOT_UTF_8 = "fault 1007";
    private static final String WORD = "h\u00e4\u20ac\ud83d\ude00";

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 4_096, 65_535, 65_536, 200_000})
    void readsMessagesOfEveryLength(int length) {
        String said = "x".repeat(length);
        assertHeard(joined(text(said), ClientFrame.of(FIN | BINARY, utf8(said))), "message " + said, "message " + said);
    }

    @Test
    void takesLengthsThatNoArrayHolds() {
        for (long length : new long[] {1L << 31, 1L << 40, Long.MAX_VALUE}) {
            byte[] begun = joined(head(FIN | BINARY, length), utf8("only the beginning"));
            assertHeard(begun);
        }
        assertHeard(head(FIN | BINARY, -1), PROTOCOL_ERROR);
        assertHeard(head(FIN | TEXT, Long.MIN_VALUE), PROTOCOL_ERROR);
    }

    @Test
    void putsAMessageTogetherWithControlFramesInBetween() {
        byte[] bytes = joined(
                ClientFrame.of(TEXT, utf8("one ")),
                ClientFrame.of(FIN | PING, utf8("p")),
                ClientFrame.of(CONTINUATION, NOTHING),
                ClientFrame.of(FIN | PONG, utf8("q")),
                ClientFrame.of(CONTINUATION, utf8("two ")),
                ClientFrame.of(FIN | PING, NOTHING),
                ClientFrame.of(FIN | CONTINUATION, utf8("three")),
                text("next"),
                ClientFrame.of(BINARY, NOTHING),
                ClientFrame.of(FIN | CONTINUATION, NOTHING),
                close(1000, "bye"));
        assertHeard(
                bytes, "ping p", "pong", "ping ", "message one two three", "message next", "message ", "close 1000");
    }

    @Test
    void allowsCharactersToBeCutAnywhere() {
        byte[] bytes = utf8(WORD);
        for (int cut = 0; cut <= bytes.length; cut++) {
            byte[] message = joined(
                    ClientFrame.of(TEXT, Arrays.copyOfRange(bytes, 0, cut)),
                    ClientFrame.of(FIN | PING, utf8(WORD)),
                    ClientFrame.of(FIN | CONTINUATION, Arrays.copyOfRange(bytes, cut, bytes.length)));
            assertHeard(message, "ping " + WORD, "message " + WORD);
        }
    }

    @Test
    void refusesTextThatEndsInsideACharacter() {
        byte[] bytes = utf8("\ud83d\ude00");
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertHeard(joined(text("well"), ClientFrame.of(FIN | TEXT, cut)), "message well", NOT_UTF_8);
            assertHeard(joined(ClientFrame.of(TEXT, cut), ClientFrame.of(FIN | CONTINUATION, NOTHING)), NOT_UTF_8);
            assertHeard(joined(ClientFrame.of(TEXT, cut), ClientFrame.of(FIN | CONTINUATION, utf8("a"))), NOT_UTF_8);
            assertHeard(
                    joined(ClientFrame.of(FIN | BINARY, cut), text(WORD)), "message " + "\ufffd", "message " + WORD);
        }
    }

    @Test
    void refusesTextAsSoonAsItIsNone() {
        byte[] begun = joined(head(FIN | TEXT, 1_000), new byte[] {'a', (byte) 0xff});
        assertHeard(begun, NOT_UTF_8);
        assertHeard(joined(head(FIN | TEXT, 1_000), new byte[] {(byte) 0xed, (byte) 0xa0}), NOT_UTF_8);
    }

    @Test
    void refusesReservedBitsAndOpcodes() {
        for (int bits : new int[] {0x10, 0x20, 0x40, 0x70}) {
            assertHeard(ClientFrame.of(FIN | bits | TEXT, utf8("x")), PROTOCOL_ERROR);
            assertHeard(ClientFrame.of(FIN | bits | PING, utf8("x")), PROTOCOL_ERROR);
            assertHeard(joined(ClientFrame.of(TEXT, utf8("x")), ClientFrame.of(FIN | bits, utf8("x"))), PROTOCOL_ERROR);
        }
        for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            assertHeard(joined(text("well"), ClientFrame.of(FIN | opcode, NOTHING)), "message well", PROTOCOL_ERROR);
            assertHeard(ClientFrame.of(opcode, NOTHING), PROTOCOL_ERROR);
        }
    }

    @Test
    void refusesFramesWithoutAMask() {
        for (int opcode : new int[] {TEXT, BINARY, CLOSE, PING, PONG}) {
            assertHeard(unmasked(FIN | opcode, NOTHING), PROTOCOL_ERROR);
            assertHeard(joined(text("well"), unmasked(FIN | opcode, utf8("xx"))), "message well", PROTOCOL_ERROR);
        }
    }

    @Test
    void refusesMessagesInsideMessages() {
        assertHeard(ClientFrame.of(CONTINUATION, utf8("x")), PROTOCOL_ERROR);
        assertHeard(ClientFrame.of(FIN | CONTINUATION, NOTHING), PROTOCOL_ERROR);
        assertHeard(joined(text("x"), ClientFrame.of(FIN | CONTINUATION, utf8("y"))), "message x", PROTOCOL_ERROR);
        for (int opcode : new int[] {TEXT, BINARY}) {
            assertHeard(
                    joined(ClientFrame.of(opcode, utf8("x")), ClientFrame.of(FIN | TEXT, utf8("y"))), PROTOCOL_ERROR);
            assertHeard(joined(ClientFrame.of(opcode, NOTHING), ClientFrame.of(BINARY, utf8("y"))), PROTOCOL_ERROR);
        }
    }

    @Test
    void refusesControlFramesInPiecesOrTooLong() {
        for (int opcode : new int[] {CLOSE, PING, PONG}) {
            assertHeard(ClientFrame.of(opcode, NOTHING), PROTOCOL_ERROR);
            assertHeard(head(FIN | opcode, 126), PROTOCOL_ERROR);
            assertHeard(head(FIN | opcode, 70_000), PROTOCOL_ERROR);
        }
        assertHeard(ClientFrame.of(FIN | PING, utf8("x".repeat(125))), "ping " + "x".repeat(125));
    }

    @Test
    void refusesCodesThatNobodyMaySend() {
        IntStream.of(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535)
                .forEach(code -> assertHeard(close(code, ""), PROTOCOL_ERROR));
        IntStream.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999)
                .forEach(code -> assertHeard(close(code, WORD), "close " + code));
        assertHeard(ClientFrame.of(FIN | CLOSE, NOTHING), "close 1005");
        assertHeard(ClientFrame.of(FIN | CLOSE, new byte[] {3}), PROTOCOL_ERROR);
    }

    @Test
    void hearsNothingAfterAClose() {
        assertHeard(joined(text("well"), close(1000, ""), text("more"), close(1000, "")), "message well", "close 1000");
        assertHeard(joined(ClientFrame.of(FIN | CLOSE, NOTHING), unmasked(0x7f, utf8("x"))), "close 1005");
    }

    @Test
    void refusesReasonsThatAreNoText() {
        assertHeard(ClientFrame.of(FIN | CLOSE, new byte[] {3, (byte) 232, (byte) 0xff}), NOT_UTF_8);
        assertHeard(ClientFrame.of(FIN | CLOSE, new byte[] {3, (byte) 232, 'a', (byte) 0xe2, (byte) 0x82}), NOT_UTF_8);
        assertHeard(close(1000, "x".repeat(123)), "close 1000");
    }

    private void assertHeard(byte[] bytes, String... expected) {
        for (Pieces pieces : Pieces.values()) {
            for (int round = 0; round < (bytes.length < 1_000 ? 5 : 1); round++) {
                assertThat(HeardFrames.of(bytes, pieces, random))
                        .as("in %s", pieces)
                        .isEqualTo(List.of(expected));
            }
        }
    }
}

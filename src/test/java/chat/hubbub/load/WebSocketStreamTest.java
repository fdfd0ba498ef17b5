package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WebSocketStreamTest {

    private static final String MARKER = "@@00000000000000ff000200000003";
    private static final String MESSAGE =
            "MESSAGE\nsubscription:a@b\n\n{\"content\":\"" + MARKER + " hi\",\"html\":\"<p>" + MARKER + "</p>\"}\0";
    private static final String LONG = "MESSAGE\n\n" + "x".repeat(70_000) + MARKER + "\0";

    private final Heard heard = new Heard();
    private final WebSocketStream stream = new WebSocketStream(heard);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void hearsTheSameHoweverTheBytesArrive() {
        Random random = new Random(4);
        for (int message = 0; message < 200; message++) {
            putOneOf(random);
        }
        take(stream, bytes.toByteArray());
        assertThat(heard.all).hasSizeGreaterThan(200).noneMatch(line -> line.startsWith("broken"));
        for (int longest : List.of(1, 3, 40, 1_000, 100_000)) {
            assertThat(inPieces(random, longest)).isEqualTo(heard.all);
        }
    }

    @Test
    void countsAMarkerOnceInAFrame() {
        put(1, true, MESSAGE + MESSAGE);
        take(stream, bytes.toByteArray());
        assertThat(heard.all).containsExactly("M 255 2 3", "M 255 2 3");
    }

    @Test
    void aStompFrameMayBeSpreadOverMessagesAndAMessageOverWebSocketFrames() {
        put(1, false, "\nMESSAGE\n\n" + MARKER.substring(0, 9));
        put(9, true, "still there?");
        put(0, true, MARKER.substring(9));
        put(2, true, "");
        put(1, true, "\0\n\nRECEIPT\nreceipt-id:" + MARKER + "\n\n\0ERROR\n\0");
        take(stream, bytes.toByteArray());
        assertThat(heard.all).containsExactly("ping still there?", "M 255 2 3", "R 255 2 3", "frame ERROR\n");
    }

    @Test
    void hearsWhyTheServerCloses() {
        put(8, true, "\u000f\u00a8Too slow");
        put(8, true, "");
        take(stream, bytes.toByteArray());
        assertThat(heard.all).containsExactly("closed 4008", "closed 1005");
    }

    @Test
    void masksAndReservedBitsAreRefused() {
        take(stream, new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0});
        take(new WebSocketStream(heard), new byte[] {(byte) 0xC1, 0});
        assertThat(heard.all).contains("broken no WebSocket frame").hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aFrameWithoutAnEndIsNotKeptForEver() {
        String piece = "x".repeat(60_000);
        for (int i = 0; i < 20; i++) {
            bytes.reset();
            put(1, true, piece);
            take(stream, bytes.toByteArray());
        }
        assertThat(heard.all).contains("broken a frame of more than 1 MiB");
    }

    private void putOneOf(Random random) {
        switch (random.nextInt(7)) {
            case 0 -> put(9, true, "p".repeat(random.nextInt(126)));
            case 1 -> put(1, true, MESSAGE.repeat(1 + random.nextInt(5)));
            case 2 -> put(1, true, "\n");
            case 3 -> put(1, true, random.nextInt(10) == 0 ? LONG : "RECEIPT\nreceipt-id:1\n\n\0");
            case 4 -> putInTwo(random.nextInt(MESSAGE.length()));
            default -> put(1, true, MESSAGE);
        }
    }

    private void putInTwo(int at) {
        put(1, false, MESSAGE.substring(0, at));
        put(0, true, MESSAGE.substring(at));
    }

    private void put(int opcode, boolean last, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        bytes.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            bytes.write(payload.length);
        } else if (payload.length < 65_536) {
            bytes.writeBytes(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
        } else {
            bytes.writeBytes(new byte[] {127, 0, 0, 0, 0, 0});
            bytes.writeBytes(
                    new byte[] {(byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length});
        }
        bytes.writeBytes(payload);
    }

    private List<String> inPieces(Random random, int longest) {
        Heard pieces = new Heard();
        WebSocketStream other = new WebSocketStream(pieces);
        byte[] whole = bytes.toByteArray();
        for (int at = 0; at < whole.length; ) {
            int end = Math.min(whole.length, at + 1 + random.nextInt(longest));
            take(other, Arrays.copyOfRange(whole, at, end));
            at = end;
        }
        return pieces.all;
    }

    private static void take(WebSocketStream stream, byte[] bytes) {
        stream.take(Arrays.copyOf(bytes, bytes.length + Scan.SLACK), 0, bytes.length);
    }
}

package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.attack.Mutations;
import chat.hubbub.broker.CloseReason;
import chat.hubbub.journey.ClientFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, and in whatever pieces: they are read in one way or are no frame, and nothing else happens. So many
 * of them as {@code -Dattack.fuzz} says.
 */
@Tag("attack")
class DecoderFuzzTest {

    private static final long CASES = Long.getLong("attack.fuzz", 100_000);
    private static final byte[] WHOLE = "SEND\ndestination:/app/chat/public\n\nlast\0".getBytes(StandardCharsets.UTF_8);

    @Test
    void stompIsReadTheSameInWhateverPieces() {
        for (long seed = 0; seed < CASES; seed++) {
            Mutations mutations = new Mutations(seed);
            byte[] bytes = ClientFrame.joined(mutations.frame(), mutations.mutated(mutations.frame()), WHOLE);
            List<String> atOnce = stomp(bytes, bytes.length, mutations);
            assertThat(stomp(bytes, 1, mutations)).as("seed %d", seed).isEqualTo(atOnce);
            assertThat(stomp(bytes, 9, mutations)).as("seed %d", seed).isEqualTo(atOnce);
        }
    }

    @Test
    void webSocketIsReadTheSameInWhateverPieces() {
        for (long seed = 0; seed < CASES; seed++) {
            Mutations mutations = new Mutations(seed);
            int opcode = mutations.upTo(15) | (mutations.upTo(3) > 0 ? ClientFrame.FIN : 0);
            byte[] one = ClientFrame.of(opcode, mutations.frame());
            byte[] bytes = ClientFrame.joined(one, mutations.mutated(ClientFrame.text("x")), mutations.mutated(one));
            List<String> atOnce = webSocket(bytes, bytes.length, mutations);
            assertThat(webSocket(bytes, 1, mutations)).as("seed %d", seed).isEqualTo(atOnce);
            assertThat(webSocket(bytes, 9, mutations)).as("seed %d", seed).isEqualTo(atOnce);
        }
    }

    private static List<String> stomp(byte[] bytes, int most, Mutations mutations) {
        List<String> heard = new ArrayList<>();
        StompDecoder decoder = new StompDecoder();
        decoder.speak(StompVersion.V1_2);
        try {
            inPieces(bytes, most, mutations, piece -> decoder.decode(piece, frame -> heard.add(told(frame))));
        } catch (BrokenFrame broken) {
            heard.add(broken.sentence());
        }
        return heard;
    }

    private static String told(StompFrame frame) {
        assertThat(frame.headers()).hasSizeLessThanOrEqualTo(StompDecoder.MOST_HEADERS);
        assertThat(frame.body().length).isLessThanOrEqualTo(StompDecoder.MOST_BODY_BYTES);
        return frame.command() + frame.headers() + frame.text() + frame.oversized();
    }

    private static List<String> webSocket(byte[] bytes, int most, Mutations mutations) {
        Heard heard = new Heard();
        WebSocketDecoder decoder = new WebSocketDecoder(heard);
        try {
            inPieces(bytes, most, mutations, decoder::decode);
        } catch (WebSocketFault fault) {
            heard.say("fault " + fault.reason());
        }
        return heard.all();
    }

    /** Masks are taken off in place, so each gets bytes of its own. */
    private static void inPieces(byte[] bytes, int most, Mutations mutations, Consumer<ByteBuffer> decoder) {
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, most == bytes.length ? most : 1 + mutations.upTo(most - 1));
            decoder.accept(ByteBuffer.wrap(Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
    }

    /** What came, whatever pieces the messages were in. */
    private static final class Heard implements WebSocketDecoder.Listener {

        private final List<String> all = new ArrayList<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public void onData(ByteBuffer piece, boolean lastOfMessage) {
            while (piece.hasRemaining()) {
                message.append((char) (piece.get() & 0xff));
            }
            if (lastOfMessage) {
                say("message " + message);
                message.setLength(0);
            }
        }

        @Override
        public void onPing(byte[] payload) {
            say("ping " + payload.length);
        }

        @Override
        public void onPong() {
            say("pong");
        }

        @Override
        public void onClose(CloseReason reason) {
            say("close " + reason.code());
        }

        void say(String what) {
            all.add(what);
        }

        List<String> all() {
            return all;
        }
    }
}

package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StompDecoderTest {

    private static final String THREE_FRAMES = "\n\r\nCONNECT\r\naccept-version:1.2\r\nlogin:\u00e4nne\r\n\r\n\0\n"
            + "SEND\ndestination:/app/chat\nx:a\\cb\\n\\\\\nx:second\ncontent-length:5\n\na\0b\u00e4\0"
            + "SUBSCRIBE\nid:1\n\n\0\n\n";

    private final List<StompFrame> frames = new ArrayList<>();
    private final StompDecoder decoder = new StompDecoder();

    @Test
    void readsFramesHoweverTheyArrive() {
        byte[] bytes = THREE_FRAMES.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            frames.clear();
            StompDecoder fresh = new StompDecoder();
            fresh.speak(StompVersion.V1_2);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(round < 100 ? 3 : 80));
                fresh.decode(ByteBuffer.wrap(bytes, at, length), frames::add);
                at += length;
            }
            assertThat(frames).extracting(StompFrame::command).containsExactly("CONNECT", "SEND", "SUBSCRIBE");
            assertThat(frames.get(0).header("login")).contains("\u00e4nne");
            assertThat(frames.get(1).header("x")).contains("a:b\n\\");
            assertThat(frames.get(1).text()).isEqualTo("a\0b\u00e4");
            assertThat(fresh.isInsideFrame()).isFalse();
        }
    }

    @Test
    void doesNotUnescapeWhatConnectSays() {
        decoder.speak(StompVersion.V1_2);
        decode("CONNECT\nlogin:a\\cb\n\n\0");
        assertThat(frames.get(0).header("login")).contains("a\\cb");
    }

    @Test
    void throwsAwayABodyThatCannotBeSaidAndGoesOn() {
        decode("SEND\nreceipt:1\n\n" + "x".repeat(StompDecoder.MOST_BODY_BYTES + 1) + "\0SEND\n\nshort\0");
        assertThat(frames.get(0).oversized()).isTrue();
        assertThat(frames.get(0).header("receipt")).contains("1");
        assertThat(frames.get(0).body()).isEmpty();
        assertThat(frames.get(1).text()).isEqualTo("short");
    }

    @Test
    void takesEveryBodyThatCanBeSaid() {
        decode("SEND\n\n" + "x".repeat(StompDecoder.MOST_BODY_BYTES) + "\0");
        assertThat(frames.get(0).oversized()).isFalse();
        assertThat(frames.get(0).body()).hasSize(StompDecoder.MOST_BODY_BYTES);
    }

    @Test
    void knowsThatAFrameIsNotWhole() {
        decode("SEND\n");
        assertThat(decoder.isInsideFrame()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEND\n:no name\n\n\0",
                "SEND\nno colon\n\n\0",
                "SEND\0",
                "SEND\ncontent-length:-1\n\n\0",
                "SEND\ncontent-length:\n\n\0",
                "SEND\ncontent-length:99999999999999999999\n\n\0",
                "SEND\ncontent-length:1048577\n\n\0",
                "SEND\ncontent-length:2\n\nabc\0",
                "SEND\nx:\\t\n\n\0",
                "SEND\nx:\\\n\n\0",
            })
    void refusesWhatIsNotStomp(String text) {
        decoder.speak(StompVersion.V1_2);
        assertThatThrownBy(() -> decode(text)).isInstanceOf(BrokenFrame.class);
    }

    @Test
    void boundsLinesHeadersAndBodies() {
        assertThatThrownBy(() -> decode("SEND\nx:" + "y".repeat(StompDecoder.MOST_LINE_BYTES)))
                .isInstanceOf(BrokenFrame.class);
        assertThatThrownBy(() -> new StompDecoder()
                        .decode(bytes("SEND\n" + "x:y\n".repeat(StompDecoder.MOST_HEADERS + 1)), frames::add))
                .isInstanceOf(BrokenFrame.class);
        assertThatThrownBy(() -> new StompDecoder()
                        .decode(bytes("SEND\n\n" + "x".repeat(StompDecoder.MOST_SKIPPED_BYTES + 1)), frames::add))
                .isInstanceOf(BrokenFrame.class);
    }

    private void decode(String text) {
        decoder.decode(bytes(text), frames::add);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

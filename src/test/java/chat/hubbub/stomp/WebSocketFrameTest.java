package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebSocketFrameTest {

    @Test
    void saysTheLengthInAsFewBytesAsThereCanBe() {
        assertThat(header(0)).containsExactly(0x81, 0);
        assertThat(header(125)).containsExactly(0x81, 125);
        assertThat(header(126)).containsExactly(0x81, 126, 0, 126);
        assertThat(header(0x8000)).containsExactly(0x81, 126, 0x80, 0);
        assertThat(header(0xffff)).containsExactly(0x81, 126, 0xff, 0xff);
        assertThat(header(0x1_0000)).containsExactly(0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0);
        assertThat(header(Integer.MAX_VALUE)).containsExactly(0x81, 127, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff);
    }

    @Test
    void hasNoHeaderForWhichTheBrokerKeepsNoRoom() {
        assertThat(WebSocketFrame.MOST_HEADER_BYTES).isLessThanOrEqualTo(WireFormat.MOST_HEADER_BYTES);
        assertThat(header(Integer.MAX_VALUE)).hasSize(WebSocketFrame.MOST_HEADER_BYTES);
    }

    @Test
    void asksAndAnswers() {
        assertThat(WebSocketFrame.ping()).containsExactly(0x89, 0);
        assertThat(WebSocketFrame.pong(new byte[] {7, 8})).containsExactly(0x8a, 2, 7, 8);
        assertThat(WebSocketFrame.pong(new byte[125])).hasSize(127).startsWith(0x8a, 125);
    }

    @Test
    void saysWhyItCloses() {
        assertThat(WebSocketFrame.close(new CloseReason(4008, "\u20ac")))
                .containsExactly(0x88, 5, 0x0f, 0xa8, 0xe2, 0x82, 0xac);
    }

    @Test
    void findsRoomForEveryReasonInOneFrame() {
        byte[] longest = WebSocketFrame.close(CloseReason.refused("\u20ac".repeat(200)));
        assertThat(longest).hasSizeLessThanOrEqualTo(127).startsWith(0x88, longest.length - 2, 0x03, 0xf0);
        assertThat(new String(longest, 4, longest.length - 4, StandardCharsets.UTF_8))
                .matches("\u20ac+");
    }

    private static byte[] header(int length) {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        WebSocketFrame.putTextHeader(length, buffer);
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}

package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class WireTest {

    private static final String SAID =
            "MESSAGE\nsubscription:a\"b\\\ndestination:/topic/x\n\n{\"a\":\"\u20ac\ud83d\ude00"
                    + "\u2028\ufff0\u0001\"}\0";

    @ParameterizedTest
    @EnumSource
    void putsTogetherWhatWasWrittenInTwoParts(Wire wire) {
        String said = SAID.repeat(3);
        String whole = hex(ByteBuffer.wrap(wire.frame(utf8(said))));
        int characters = said.codePointCount(0, said.length());
        for (int before = 0; before <= characters; before++) {
            int cut = said.offsetByCodePoints(0, before);
            byte[] start = wire.start(utf8(said.substring(0, cut)));
            byte[] rest = wire.rest(utf8(said.substring(cut)));
            ByteBuffer frame = ByteBuffer.allocate(2 * whole.length());
            wire.putHeader(start.length + rest.length, frame);
            assertThat(hex(frame.put(start).put(rest).flip())).isEqualTo(whole);
        }
    }

    @Test
    void leavesPlainFramesAsTheyAre() {
        assertThat(Wire.PLAIN.frame(utf8(SAID))).isEqualTo(utf8(SAID));
    }

    @Test
    void makesEachFrameAWebSocketMessage() {
        for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, 1 << 20}) {
            byte[] frame = Wire.WEBSOCKET.frame(utf8("x".repeat(length)));
            int header = length < 126 ? 2 : length <= 0xffff ? 4 : 10;
            assertThat(frame).hasSize(header + length).startsWith(0x81);
            assertThat(frame[frame.length - 1]).isEqualTo(length == 0 ? 0 : (byte) 'x');
        }
    }

    @Test
    void makesEachFrameAStringForSockJs() {
        byte[] two = utf8(new String(Wire.SOCKJS.frame(utf8(SAID)), StandardCharsets.UTF_8).repeat(2));
        String message = SockJsFrames.message(two);
        assertThat(message).startsWith("a[\"").endsWith("\"]").doesNotContain("\u2028", "\ufff0", "\n", "\0");
        assertThat(JsonMapper.shared()
                        .readTree(message.substring(1))
                        .valueStream()
                        .map(node -> node.asString()))
                .containsExactly(SAID, SAID);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return HexFormat.of().formatHex(all);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

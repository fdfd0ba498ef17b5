package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.broker.CloseReason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SockJsFramesTest {

    @Test
    void carriesFramesAsOneString() {
        assertThat(message("MESSAGE\n\n{\"a\":1}\0")).isEqualTo("a[\"MESSAGE\\n\\n{\\\"a\\\":1}\\u0000\"]");
    }

    @Test
    void escapesEveryCharacterThatTheProtocolLists() {
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            boolean listed =
                    c < ' ' || c >= 0x200c && c <= 0x200f || c >= 0x2028 && c <= 0x202f || c >= 0x2060 && c <= 0x206f;
            String message = message(String.valueOf(c));
            assertThat(message.indexOf(c) < 0).as("U+%04x", (int) c).isEqualTo(listed);
        }
        assertThat(message("\ufff0\uffff")).isEqualTo("a[\"\\ufff0\\uffff\"]");
    }

    @Test
    void comesBackAsItWasWhenItIsRead() {
        String text = "ünï 😀 \u2028 \u200d \\ \" \t \r\n \u0001 \ufeff é\u0301";
        String json = message(text).substring(1);
        assertThat(JsonMapper.builder().build().readTree(json).get(0).stringValue())
                .isEqualTo(text);
    }

    @Test
    void saysWhyItCloses() {
        assertThat(SockJsFrames.close(new CloseReason(3000, "Go \"away\"!"))).isEqualTo("c[3000,\"Go \\\"away\\\"!\"]");
    }

    @Test
    void beginsAStreamWithTwoKibibytesThatMeanNothing() {
        String prelude = new String(SockJsFrames.prelude(), StandardCharsets.UTF_8);
        assertThat(prelude).isEqualTo("h".repeat(2_048) + "\n");
    }

    private static String message(String text) {
        return SockJsFrames.message(Wire.SOCKJS.frame(text.getBytes(StandardCharsets.UTF_8)));
    }
}

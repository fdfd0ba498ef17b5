package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

    @Test
    void readsWhatItWrote() {
        Random random = new Random(1);
        byte[] bytes = new byte[64];
        for (int i = 0; i < 1_000; i++) {
            int at = random.nextInt(bytes.length - Marker.LENGTH);
            long planned = random.nextLong();
            int sender = random.nextInt(Marker.MOST_SENDERS);
            int number = random.nextInt();
            Marker.write(bytes, at, planned, sender, number);
            assertThat(Marker.isAt(bytes, at, bytes.length)).isTrue();
            assertThat(Marker.planned(bytes, at)).isEqualTo(planned);
            assertThat(Marker.sender(bytes, at)).isEqualTo(sender);
            assertThat(Marker.number(bytes, at)).isEqualTo(number);
        }
    }

    @Test
    void isWrittenAsDocumented() {
        byte[] bytes = new byte[Marker.LENGTH];
        Marker.write(bytes, 0, 0x0123_4567_89ab_cdefL, 0xbeef, 7);
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("@@0123456789abcdefbeef00000007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@@0123456789abcdefbeef0000000",
                "@x0123456789abcdefbeef00000007",
                "x@0123456789abcdefbeef00000007",
                "@@0123456789abcdeFbeef00000007",
                "@@0123456789abcdegbeef00000007",
                "@@/123456789abcdefbeef00000007",
                "@@0123456789abcdefbe:f00000007",
                "@@0123456789abcdefbeef0000000`",
                "@@0123456789ab def beef0000 07",
                "@@0123456789abcd\u00e9fbeef0000007"
            })
    void anythingElseIsNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Marker.isAt(bytes, 0, bytes.length)).isFalse();
    }
}

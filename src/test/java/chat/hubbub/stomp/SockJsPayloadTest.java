package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsPayloadTest {

    @Test
    void joinsTheStringsOfAnArray() {
        assertThat(decode("[\"SEND\\n\", \"\\n\\u00fc\\u0000\"]")).contains("SEND\n\nü\0");
        assertThat(decode("[]")).contains("");
    }

    @Test
    void takesASingleString() {
        assertThat(decode("\"a\"")).contains("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"x", "[1]", "[null]", "[[\"a\"]]", "{\"a\":\"b\"}", "1", "x"})
    void refusesEverythingElse(String json) {
        assertThat(decode(json)).isEmpty();
    }

    private static Optional<String> decode(String json) {
        return SockJsPayload.decode(json.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}

package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VapidKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:39:26Z");
    private static final String ORIGIN = "https://push.example";

    private final byte[] bytes = VapidKeys.fresh();
    private final VapidKeys keys = VapidKeys.of(bytes);

    /** RFC 8292, section 2 and 3. */
    @Test
    void signsWhatItClaims() throws Exception {
        String value = keys.authorization(ORIGIN, "mailto:ops@chat.example", NOW);
        assertThat(value).startsWith("vapid t=").endsWith(", k=" + keys.applicationServerKey());
        String[] token =
                value.substring("vapid t=".length(), value.indexOf(',')).split("\\.");

        assertThat(json(token[0])).isEqualTo(JsonMapper.shared().readTree("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"));
        assertThat(json(token[1]))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"aud\":\"https://push.example\",\"exp\":" + (NOW.getEpochSecond() + 43_200)
                                + ",\"sub\":\"mailto:ops@chat.example\"}"));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(Base64Url.bytes(keys.applicationServerKey())));
        signature.update((token[0] + '.' + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64Url.bytes(token[2]))).isTrue();
    }

    @Test
    void claimsNoContactWhereThereIsNone() {
        String token = keys.authorization(ORIGIN, "", NOW);

        assertThat(json(token.split("\\.")[1]).has("sub")).isFalse();
    }

    @Test
    void areTheSameFromTheSameBytes() {
        assertThat(VapidKeys.of(bytes).applicationServerKey())
                .isEqualTo(keys.applicationServerKey())
                .hasSize(87);
        assertThat(VapidKeys.of(VapidKeys.fresh()).applicationServerKey()).isNotEqualTo(keys.applicationServerKey());
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(Base64Url.bytes(part));
    }
}

package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void keepsKeysApartThatNotEveryDatabaseWouldKeep() {
        List<String> odd = List.of("a\u0000", "a\u0000\u0000", "a\uD800", "a\uDC00", "a?");
        assertThat(odd.stream()
                        .map(key -> IdempotencyKey.parse(key).orElseThrow().value()))
                .doesNotHaveDuplicates()
                .allMatch(value -> value.matches("[a-f0-9?]+") && value.length() <= 64);
        assertThat(IdempotencyKey.parse("a\u0000")).isEqualTo(IdempotencyKey.parse("a\u0000"));
    }

    @Test
    void hasOneToSixtyFourCharacters() {
        assertThat(IdempotencyKey.parse("k")).contains(new IdempotencyKey("k"));
        assertThat(IdempotencyKey.parse("k".repeat(64))).isPresent();
        assertThat(IdempotencyKey.parse("k".repeat(65))).isEmpty();
        assertThat(IdempotencyKey.parse("")).isEmpty();
    }

    @Test
    void cannotBeWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(""));
    }
}

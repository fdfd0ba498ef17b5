package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

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

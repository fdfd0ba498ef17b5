package chat.hubbub.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"public", "a", "7", "kitchen-2", "a_b", "0-_"})
    void takesSmallLettersDigitsAndDashes(String text) {
        assertThat(RoomName.parse(text)).contains(new RoomName(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "Public", "-a", "_a", "a b", "a/b", "a.b", "*", "**", "é", "а", "a\n", "\na", "a\u0000", "..",
                "a%2Fb", "１"
            })
    void refusesEverythingElse(String text) {
        assertThat(RoomName.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoomName(text))
                .withMessage(RoomName.RULE);
    }

    @Test
    void hasAtMostSixtyFourCharacters() {
        assertThat(RoomName.parse("a".repeat(64))).isPresent();
        assertThat(RoomName.parse("a".repeat(65))).isEmpty();
    }

    @Test
    void knowsTheRoomThatAlwaysExists() {
        assertThat(RoomName.PUBLIC).isEqualTo(new RoomName("public")).hasToString("public");
    }
}

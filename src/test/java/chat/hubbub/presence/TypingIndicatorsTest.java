package chat.hubbub.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import org.junit.jupiter.api.Test;

class TypingIndicatorsTest {

    private final TypingIndicators typing = new TypingIndicators();

    @Test
    void areNewsOnceForEachPersonInEachRoom() {
        RoomName one = new RoomName("one");
        RoomName two = new RoomName("two");
        Nickname ann = new Nickname("ann");

        assertThat(typing.isNews(one, ann)).isTrue();
        assertThat(typing.isNews(one, ann)).isFalse();
        assertThat(typing.isNews(two, ann)).isTrue();
        assertThat(typing.isNews(one, new Nickname("ben"))).isTrue();
    }
}

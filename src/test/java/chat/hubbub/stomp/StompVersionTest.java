package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StompVersionTest {

    @Test
    void choosesTheBestOfWhatIsAccepted() {
        assertThat(StompVersion.best(Optional.of("1.0,1.1,1.2"))).contains(StompVersion.V1_2);
        assertThat(StompVersion.best(Optional.of("1.1, 1.0"))).contains(StompVersion.V1_1);
        assertThat(StompVersion.best(Optional.empty())).contains(StompVersion.V1_0);
        assertThat(StompVersion.best(Optional.of("2.0"))).isEmpty();
    }

    @Test
    void escapesAsItsVersionDoes() {
        String text = "a:b\\c\nd\re";
        assertThat(StompVersion.V1_2.escape(text)).isEqualTo("a\\cb\\\\c\\nd\\re");
        assertThat(StompVersion.V1_1.escape("a:b\n")).isEqualTo("a\\cb\\n");
        assertThat(StompVersion.V1_0.escape("a:b")).isEqualTo("a:b");
        assertThat(StompVersion.V1_2.unescape(StompVersion.V1_2.escape(text))).isEqualTo(text);
        assertThatThrownBy(() -> StompVersion.V1_1.unescape("\\r")).isInstanceOf(BrokenFrame.class);
    }

    @Test
    void agreesOnTheSlowerHeartBeat() {
        assertThat(HeartBeat.agree(Optional.of("20000,0"))).isEqualTo(new HeartBeat(0, 20_000));
        assertThat(HeartBeat.agree(Optional.of("5000,30000"))).isEqualTo(new HeartBeat(30_000, 10_000));
        for (String bad : new String[] {"", "1", "1,2,3", "a,b", "-1,0", "1,99999999999"}) {
            assertThatThrownBy(() -> HeartBeat.agree(Optional.of(bad))).isInstanceOf(BrokenFrame.class);
        }
    }
}

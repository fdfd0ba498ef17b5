package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {

    @Test
    void giveWhatIsWantedWhereThereAreEnough() {
        Descriptors many = new Descriptors(1 << 20);
        assertThat(many.sockets(32_768)).isEqualTo(32_768);
        assertThat(many.connections(20_000)).isEqualTo(20_000);
        assertThat(many.terminals(200)).isEqualTo(200);
        assertThat(new Descriptors(Long.MAX_VALUE).sockets(32_768)).isEqualTo(32_768);
    }

    @ParameterizedTest
    @ValueSource(longs = {160, 256, 1_024, 4_096})
    void leaveSomeForTheLogAndSomeForPages(long most) {
        Descriptors few = new Descriptors(most);
        int sockets = few.sockets(32_768);
        assertThat(sockets + few.terminals(10_000)).isEqualTo((int) most - 96);
        assertThat(few.connections(20_000)).isBetween(sockets / 2, sockets * 3 / 4);
    }

    @Test
    void leaveAFewPlacesEvenWhereThereIsNothingToShareOut() {
        Descriptors none = new Descriptors(20);
        assertThat(none.sockets(32_768)).isPositive();
        assertThat(none.connections(20_000)).isPositive();
        assertThat(none.terminals(200)).isPositive();
    }
}

package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SockJsBodyTest {

    private static final int MOST = SockJsPayload.MOST_BYTES;

    private final SockJsBudget budget = new SockJsBudget(2L * MOST);

    @Test
    void keepsWhatFitsAndNothingOfWhatDoesNot() {
        SockJsBody body = new SockJsBody(budget);
        assertThat(body.add(new byte[MOST], MOST)).isEqualTo(SockJsBody.State.FITS);
        assertThat(body.add(new byte[1], 1)).isEqualTo(SockJsBody.State.TOO_LONG);
        assertThat(body.take()).isEmpty();
        assertThat(budget.take(2 * MOST)).isTrue();
    }

    @Test
    void findsNoRoomWhileOthersHoldItAll() {
        SockJsBody first = new SockJsBody(budget);
        SockJsBody second = new SockJsBody(budget);
        SockJsBody third = new SockJsBody(budget);
        first.add(new byte[MOST], MOST);
        second.add(new byte[MOST], MOST);
        assertThat(third.add(new byte[1], 1)).isEqualTo(SockJsBody.State.NO_ROOM);

        assertThat(first.take()).hasSize(MOST);
        assertThat(new SockJsBody(budget).add(new byte[1], 1)).isEqualTo(SockJsBody.State.FITS);
    }
}

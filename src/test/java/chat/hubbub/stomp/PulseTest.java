package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Pulse pulse = new Pulse(START, Patience.STANDARD);

    @Test
    void endsWhoeverDoesNotConnectInTime() {
        pulse.heard(at(9));
        assertThat(pulse.check(at(10))).isEqualTo(Pulse.Finding.ALIVE);
        assertThat(pulse.check(at(11))).isEqualTo(Pulse.Finding.DEAD);
    }

    @Test
    void asksAQuietClientThenGivesItUp() {
        pulse.connected(HeartBeat.agree(Optional.empty()));
        assertThat(pulse.check(at(16))).isEqualTo(Pulse.Finding.ASK);
        assertThat(pulse.check(at(17))).isEqualTo(Pulse.Finding.ALIVE);
        assertThat(pulse.check(at(60))).isEqualTo(Pulse.Finding.ASK);
        assertThat(pulse.check(at(61))).isEqualTo(Pulse.Finding.DEAD);
    }

    @Test
    void keepsWhoeverAnswers() {
        pulse.connected(HeartBeat.agree(Optional.empty()));
        for (int second = 0; second < 600; second += 20) {
            pulse.heard(at(second));
            assertThat(pulse.check(at(second + 10))).isNotEqualTo(Pulse.Finding.DEAD);
        }
    }

    @Test
    void holdsAClientToTheHeartBeatItPromised() {
        pulse.connected(HeartBeat.agree(Optional.of("1000,0")));
        assertThat(pulse.check(at(29))).isNotEqualTo(Pulse.Finding.DEAD);
        assertThat(pulse.check(at(31))).isEqualTo(Pulse.Finding.DEAD);
    }

    @Test
    void isNeverMorePatientBecauseOfANegotiation() {
        pulse.connected(HeartBeat.agree(Optional.of("999999999,0")));
        assertThat(pulse.check(at(61))).isEqualTo(Pulse.Finding.DEAD);
    }

    @Test
    void endsAFrameThatDrips() {
        pulse.connected(HeartBeat.agree(Optional.empty()));
        for (int second = 0; second <= 31; second++) {
            pulse.heard(at(second));
            pulse.insideFrame(true, at(second));
        }
        assertThat(pulse.check(at(31))).isEqualTo(Pulse.Finding.DEAD);
    }

    @Test
    void sendsTheHeartBeatsItOwes() {
        pulse.connected(HeartBeat.agree(Optional.of("0,10000")));
        assertThat(pulse.check(at(9))).isEqualTo(Pulse.Finding.SEND_HEART_BEAT);
        assertThat(pulse.check(at(10))).isEqualTo(Pulse.Finding.ALIVE);
        pulse.heard(at(18));
        assertThat(pulse.check(at(18))).isEqualTo(Pulse.Finding.SEND_HEART_BEAT);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}

package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatekeeperTest {

    private final Speaker ann = new Speaker(new Nickname("ann"), Person.passerBy());
    private final Speaker ben = new Speaker(new Nickname("ben"), Person.passerBy());

    private final Hands clock = new Hands();

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        Gatekeeper gatekeeper = gatekeeper(true, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.Allowed.class);
        }
        assertThat(gatekeeper.examine(ann))
                .isInstanceOfSatisfying(
                        Verdict.TooFast.class,
                        tooFast -> assertThat(tooFast.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.Allowed.class);
        assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.TooFast.class);
    }

    @Test
    void holdsNobodyUpForSomebodyElse() {
        Gatekeeper gatekeeper = gatekeeper(true, 1);
        gatekeeper.examine(ann);

        assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.TooFast.class);
        assertThat(gatekeeper.examine(ben)).isInstanceOf(Verdict.Allowed.class);
        assertThat(gatekeeper.examineMove(ann)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void limitsHowOftenSomebodyComesIn() {
        Gatekeeper gatekeeper = gatekeeper(true, 1);
        boolean stopped = false;
        for (int i = 0; i < 2_000 && !stopped; i++) {
            stopped = gatekeeper.examineMove(ann) instanceof Verdict.TooFast;
        }
        assertThat(stopped).isTrue();
    }

    @Test
    void countsOnUnderAnotherNickname() {
        Gatekeeper gatekeeper = gatekeeper(true, 1);
        gatekeeper.examine(ann);
        gatekeeper.renamed(ann.nickname(), ben.nickname());

        assertThat(gatekeeper.examine(ben)).isInstanceOf(Verdict.TooFast.class);
        assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void countsWhatIsToldManyTimesAsMany() {
        Gatekeeper gatekeeper = gatekeeper(true, 3);
        assertThat(gatekeeper.examine(ann, 2)).isInstanceOf(Verdict.Allowed.class);
        assertThat(gatekeeper.examine(ann, 2)).isInstanceOf(Verdict.TooFast.class);
        assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.Allowed.class);

        assertThat(gatekeeper.examine(ben, 100)).isInstanceOf(Verdict.Allowed.class);
        assertThat(gatekeeper.examine(ben)).isInstanceOf(Verdict.TooFast.class);
    }

    @Test
    void letsEverythingThroughWhenItIsSwitchedOff() {
        Gatekeeper gatekeeper = gatekeeper(false, 1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(gatekeeper.examine(ann)).isInstanceOf(Verdict.Allowed.class);
            assertThat(gatekeeper.examineMove(ann)).isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void refusesLimitsThatLetNothingThrough() {
        assertThatThrownBy(() -> new LimitsProperties(true, 0, 1)).hasMessageContaining("burst");
        assertThatThrownBy(() -> new LimitsProperties(true, 1, 0)).hasMessageContaining("per");
    }

    private Gatekeeper gatekeeper(boolean enabled, int burst) {
        LimitsProperties limits = new LimitsProperties(enabled, burst, 1);
        return new Gatekeeper(limits, LimitObserver.NONE, Spending.UNTOLD, clock);
    }
}

package chat.hubbub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Claim.Granted;
import chat.hubbub.identity.Claim.Moved;
import chat.hubbub.identity.Claim.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Another nickname for who is connected, and what becomes of the one of before. */
class RenamingTest {

    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final Nickname ANN = new Nickname("ann");
    private static final Nickname EVE = new Nickname("eve");
    private static final Nickname ZOE = new Nickname("zoe");
    private static final Person ONE = new Secret("one's secret").person();
    private static final Person OTHER = new Secret("other's secret").person();

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final NicknameClaims claims = new NicknameClaims(clock, HOLD);

    @Test
    void isForAllConnections() {
        Badge first = granted(ANN, ONE);
        Badge second = granted(ANN, ONE);
        claims.giveUp(moved(first, EVE));

        assertThat(second.speaker()).isEqualTo(new Speaker(EVE, ONE));
        claims.release(first);
        assertThat(claims.claim(EVE, OTHER)).isInstanceOf(Taken.class);
        claims.release(second);
        clock.advance(HOLD);
        assertThat(claims.claim(EVE, OTHER)).isInstanceOf(Granted.class);
    }

    @Test
    void leavesNeitherNicknameToAnybodyElseBeforeTheOldOneIsGivenUp() {
        Moved moved = moved(granted(ANN, ONE), EVE);

        assertThat(claims.claim(ANN, OTHER)).isInstanceOf(Taken.class);
        assertThat(claims.claim(new Nickname("EVE"), OTHER)).isInstanceOf(Taken.class);
        claims.giveUp(moved);
        assertThat(claims.claim(ANN, OTHER)).isInstanceOf(Granted.class);
        assertThat(claims.claim(EVE, OTHER)).isInstanceOf(Taken.class);
        assertThat(claims.size()).isEqualTo(2);
    }

    @Test
    void changesNothingWhereSomebodyElseHoldsTheOther() {
        Badge badge = granted(ANN, ONE);
        granted(EVE, OTHER);

        assertThat(rename(badge, new Nickname("Eve"))).isEqualTo(new Taken(new Nickname("Eve")));
        assertThat(badge.speaker()).isEqualTo(new Speaker(ANN, ONE));
        assertThat(rename(badge, ANN)).isEqualTo(new Granted(badge));
    }

    @Test
    void mayBeAnotherSpelling() {
        Badge badge = granted(ANN, ONE);
        Nickname spelt = new Nickname("Ann");
        claims.giveUp(moved(badge, spelt));

        assertThat(claims.holder(ANN)).contains(new Speaker(spelt, ONE));
        assertThat(claims.wearer(spelt)).isEqualTo(badge);
        assertThat(claims.wearer(ANN)).isNull();
        assertThat(claims.size()).isEqualTo(1);
    }

    @Test
    void takesUpWhatIsKeptForThem() {
        claims.release(granted(new Nickname("Eve"), ONE));
        Badge badge = granted(ANN, ONE);
        claims.giveUp(moved(badge, EVE));
        clock.advance(HOLD.multipliedBy(2));

        assertThat(claims.holder(EVE)).contains(new Speaker(EVE, ONE));
        assertThat(claims.wearer(new Nickname("Eve"))).isNull();
    }

    @Test
    void joinsTheirConnectionsUnderTheOtherNickname() {
        Badge badge = granted(ANN, ONE);
        Badge there = granted(EVE, ONE);
        claims.giveUp(moved(badge, EVE));

        assertThat(badge).isEqualTo(there).hasSameHashCodeAs(there);
        claims.release(there);
        assertThat(claims.heldBy(ONE)).contains(new Speaker(EVE, ONE));
        claims.giveUp(moved(badge, ZOE));
        assertThat(there.speaker().nickname()).isEqualTo(ZOE);
        claims.release(badge);
        assertThat(claims.heldBy(ONE)).isEmpty();
        assertThat(claims.size()).isEqualTo(1);
    }

    @Test
    void thereAndBackAgainIsNotOverBeforeTheLastOfItIs() {
        Badge badge = granted(ANN, ONE);
        Moved first = moved(badge, EVE);
        Moved back = moved(badge, ANN);
        Moved last = moved(badge, ZOE);
        claims.giveUp(first);
        claims.giveUp(back);

        assertThat(claims.claim(ANN, OTHER)).isInstanceOf(Taken.class);
        assertThat(claims.claim(EVE, OTHER)).isInstanceOf(Granted.class);
        assertThat(claims.wearer(ANN)).isEqualTo(badge);
        claims.giveUp(last);
        assertThat(claims.wearer(ANN)).isNull();
        assertThat(claims.claim(ANN, OTHER)).isInstanceOf(Granted.class);
    }

    @Test
    void leavesTheOldOneToWhoeverOfThemTookItAgainMeanwhile() {
        Moved moved = moved(granted(ANN, ONE), EVE);
        Badge again = granted(ANN, ONE);
        claims.giveUp(moved);

        assertThat(again.speaker()).isEqualTo(new Speaker(ANN, ONE));
        assertThat(claims.wearer(ANN)).isEqualTo(again).isNotEqualTo(claims.wearer(EVE));
        assertThat(claims.claim(ANN, OTHER)).isInstanceOf(Taken.class);
    }

    @Test
    void isToldToWhoeverListens() {
        List<String> heard = new ArrayList<>();
        Badge badge = granted(ANN, ONE);
        Badge there = granted(EVE, ONE);
        Runnable end = badge.listen(nickname -> heard.add("one " + nickname));
        there.listen(nickname -> heard.add("two " + nickname));
        rename(badge, EVE);
        badge.tell();
        end.run();
        rename(there, ZOE);
        badge.tell();

        assertThat(heard.subList(0, 2)).containsExactly("one ann", "two eve");
        assertThat(heard.subList(2, 4)).containsExactlyInAnyOrder("one eve", "two eve");
        assertThat(heard.subList(4, heard.size())).containsExactly("two zoe");
    }

    @Test
    void isRememberedInTheJournal() {
        Badge badge = granted(ANN, ONE);
        claims.takeChanges();
        Moved moved = moved(badge, EVE);
        assertThat(claims.takeChanges()).isEqualTo(Map.of(EVE.skeleton(), Optional.of(new Speaker(EVE, ONE))));
        claims.giveUp(moved);
        assertThat(claims.takeChanges()).isEqualTo(Map.of(ANN.skeleton(), Optional.empty()));
    }

    private Badge granted(Nickname wanted, Person person) {
        return ((Granted) claims.claim(wanted, person)).badge();
    }

    private Moved moved(Badge badge, Nickname wanted) {
        return (Moved) rename(badge, wanted);
    }

    private Claim rename(Badge badge, Nickname wanted) {
        return badge.as(before -> claims.rename(badge, wanted));
    }
}

package chat.hubbub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Claim.Granted;
import chat.hubbub.identity.Claim.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NicknameClaimsTest {

    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final Nickname ALICE = new Nickname("Alice");
    private static final Person ANN = new Secret("ann's secret").person();
    private static final Person BEN = new Secret("ben's secret").person();

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final NicknameClaims claims = new NicknameClaims(clock, HOLD);

    @Test
    void givesANicknameToOnePersonAtATime() {
        assertThat(granted(ALICE, ANN).speaker()).isEqualTo(new Speaker(ALICE, ANN));
        assertThat(claims.claim(new Nickname("аlice"), BEN)).isInstanceOf(Taken.class);
        assertThat(claims.claim(new Nickname("Bob"), BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void seesThroughCapitalsThatOnlyLookAlikeAsTheyStand() {
        Badge fake = granted(new Nickname("Вob"), ANN);
        assertThat(claims.claim(new Nickname("Bob"), BEN)).isInstanceOf(Taken.class);
        assertThat(claims.claim(new Nickname("bob"), BEN)).isInstanceOf(Taken.class);
        assertThat(granted(new Nickname("Bob"), ANN).speaker().nickname()).hasToString("Bob");
        assertThat(claims.rename(fake, new Nickname("Ian"))).isInstanceOf(Claim.Moved.class);
        assertThat(claims.claim(new Nickname("lan"), BEN)).isInstanceOf(Taken.class);
    }

    @Test
    void forgetsWhatNobodyLooksLikeAnyMore() {
        Person passerBy = Person.passerBy();
        claims.release(granted(new Nickname("Вob"), passerBy));
        assertThat(claims.claim(new Nickname("Bob"), BEN)).isInstanceOf(Granted.class);
        assertThat(claims.claim(new Nickname("Вob"), ANN)).isInstanceOf(Taken.class);
        assertThat(claims.rename(granted(ALICE, ANN), new Nickname("Вob"))).isInstanceOf(Taken.class);
    }

    @Test
    void saysThatItIsTaken() {
        claims.claim(ALICE, ANN);

        Claim refused = claims.claim(new Nickname("alice"), BEN);
        assertThat(((Taken) refused).sentence()).isEqualTo("The nickname alice is taken. Please choose another one.");
    }

    @Test
    void isSharedByThePersonsConnectionsInTheFirstSpelling() {
        Badge first = granted(ALICE, ANN);

        assertThat(granted(new Nickname("ALICE"), ANN)).isEqualTo(first);
        assertThat(claims.size()).isEqualTo(1);
    }

    @Test
    void isHeldUntilTheLastConnectionEnds() {
        Person passerBy = Person.passerBy();
        Badge speaker = granted(ALICE, passerBy);
        granted(ALICE, passerBy);

        claims.release(speaker);
        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Taken.class);
        claims.release(speaker);
        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void isKeptForWhoeverCanProveWhoTheyAre() {
        claims.release(granted(ALICE, ANN));
        clock.advance(HOLD.minusMillis(1));

        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Taken.class);
        assertThat(claims.claim(ALICE, ANN)).isInstanceOf(Granted.class);
    }

    @Test
    void isFreeAfterTheHold() {
        claims.release(granted(ALICE, ANN));
        clock.advance(HOLD);

        assertThat(claims.size()).isZero();
        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void isKeptAnewEachTimeTheLastConnectionEnds() {
        claims.release(granted(ALICE, ANN));
        clock.advance(Duration.ofMinutes(9));
        claims.release(granted(ALICE, ANN));
        clock.advance(Duration.ofMinutes(9));

        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Taken.class);
    }

    @Test
    void staysHeldByALivingConnectionHoweverLong() {
        claims.release(granted(ALICE, ANN));
        granted(ALICE, ANN);
        clock.advance(Duration.ofDays(30));

        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Taken.class);
    }

    @Test
    void isFreeAtOnceWithoutAHold() {
        NicknameClaims unkept = new NicknameClaims(clock, Duration.ZERO);
        unkept.release(((Granted) unkept.claim(ALICE, ANN)).badge());

        assertThat(unkept.claim(ALICE, BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void ignoresALateReleaseOfWhatSomebodyElseHolds() {
        Badge earlier = granted(ALICE, ANN);
        claims.release(earlier);
        claims.release(earlier);
        clock.advance(HOLD);
        granted(ALICE, BEN);
        claims.release(earlier);

        assertThat(claims.claim(ALICE, ANN)).isInstanceOf(Taken.class);
    }

    @Test
    void countsRightAfterAReleaseTooMany() {
        Badge speaker = granted(ALICE, ANN);
        claims.release(speaker);
        claims.release(speaker);
        granted(ALICE, ANN);
        clock.advance(HOLD.multipliedBy(2));

        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Taken.class);
    }

    @Test
    void givesUpTheOldestWhenSomebodyCollectsNicknames() {
        claims.release(granted(ALICE, ANN));
        for (int i = 0; i < NicknameClaims.MOST_KEPT; i++) {
            claims.release(granted(new Nickname("name " + i), ANN));
        }
        assertThat(claims.size()).isEqualTo(NicknameClaims.MOST_KEPT);
        assertThat(claims.claim(ALICE, BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void makesGuestsThatDiffer() {
        Badge one = guest();
        Badge other = guest();

        assertThat(one.speaker().nickname().value()).matches("guest-[a-z0-9]{4}");
        assertThat(one.speaker().nickname().skeleton())
                .isNotEqualTo(other.speaker().nickname().skeleton());
        claims.release(one);
        assertThat(claims.size()).isEqualTo(1);
    }

    @Test
    void remembersForAJournalWhatChanged() {
        Badge ann = granted(ALICE, ANN);
        granted(new Nickname("passer-by"), Person.passerBy());
        assertThat(claims.takeChanges()).isEqualTo(Map.of(ALICE.skeleton(), Optional.of(ann.speaker())));
        assertThat(claims.takeChanges()).isEmpty();

        claims.release(ann);
        assertThat(claims.takeChanges()).isEmpty();
        clock.advance(HOLD);
        assertThat(claims.takeChanges()).isEqualTo(Map.of(ALICE.skeleton(), Optional.empty()));
    }

    @Test
    void takesBackChangesThatWereNotWrittenUnlessThereAreNewerOnes() {
        claims.release(granted(ALICE, ANN));
        Map<Skeleton, Optional<Speaker>> unwritten = claims.takeChanges();
        clock.advance(HOLD);
        claims.size();
        claims.returnChanges(unwritten);

        assertThat(claims.takeChanges()).isEqualTo(Map.of(ALICE.skeleton(), Optional.empty()));
    }

    @Test
    void keepsWhatIsRememberedFromBeforeARestart() {
        NicknameClaims restarted = new NicknameClaims(clock, HOLD, List.of(new Speaker(ALICE, ANN)));

        assertThat(restarted.claim(ALICE, BEN)).isInstanceOf(Taken.class);
        clock.advance(HOLD);
        assertThat(restarted.takeChanges()).isEqualTo(Map.of(ALICE.skeleton(), Optional.empty()));
        assertThat(restarted.claim(ALICE, BEN)).isInstanceOf(Granted.class);
    }

    private Badge granted(Nickname wanted, Person person) {
        return ((Granted) claims.claim(wanted, person)).badge();
    }

    private Badge guest() {
        return ((Granted) claims.claimGuest(Person.passerBy(), Optional::empty)).badge();
    }
}

package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.moderation.Spending;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something is lifted on a node that does not know yet what another one decided meanwhile. */
class SharedLiftingTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Person ANN = new Secret("of ann").person();
    private static final Person CARL = new Secret("of carl").person();
    private static final Instant NOW = Instant.parse("2026-11-22T06:39:26.123Z");
    private static final By BY_ANN = new By(ANN, "ann", NOW);
    private static final By BY_CARL = new By(CARL, "carl", NOW);
    private static final By BY_ANN_LATER = new By(ANN, "ann", NOW.plusMillis(1));

    private final String url = PostgresDatabases.freshUrl();
    private final PostgresJournals one = PostgresJournals.open(url);
    private final PostgresJournals other = PostgresJournals.open(url);
    private final Authority here = new Authority(one.moderation, CLOCK, CLOCK, Spending.UNTOLD);
    private final Authority there = new Authority(other.moderation, CLOCK, CLOCK, Spending.UNTOLD);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void aBanThatTookThePlaceOfAnotherStands() {
        for (By by : List.of(BY_CARL, BY_ANN_LATER)) {
            Sanction first = ban("bob", BY_ANN);
            Sanction second = ban("bob", by);
            assertThat(impose(here, first)).isTrue();
            there.reload();
            assertThat(impose(here, second)).isTrue();
            assertThat(lift(there, there.sanctions().get(0))).isFalse();
            assertThat(there.sanctions()).containsExactly(second);
            here.reload();
            assertThat(here.sanctions()).isEqualTo(there.sanctions());
        }
    }

    @Test
    void aRuleThatTookThePlaceOfAnotherStands() {
        impose(here, slow(10, BY_ANN));
        there.reload();
        impose(here, slow(20, BY_CARL));
        assertThat(lift(there, there.rules().get(0))).isFalse();
        assertThat(there.rules()).extracting(RoomRule::span).containsExactly(Duration.ofSeconds(20));
        here.reload();
        assertThat(here.rules()).isEqualTo(there.rules());
    }

    @Test
    void whatIsLiftedOnBothIsLiftedOnceAndAuditedOnce() {
        Sanction ban = ban("bob", BY_ANN);
        impose(here, ban);
        there.reload();
        assertThat(lift(here, ban)).isTrue();
        int number = one.newswire.revised.get() + other.newswire.revised.get();
        assertThat(lift(there, there.sanctions().get(0))).isFalse();
        assertThat(there.sanctions()).isEmpty();
        assertThat(there.audit(Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(one.newswire.revised.get() + other.newswire.revised.get()).isEqualTo(number);
    }

    @Test
    void ofChangesThatBelongTogetherNoneIsMadeIfOneCannotBe() {
        Sanction bob = ban("bob", BY_ANN);
        Sanction eve = ban("eve", BY_ANN);
        impose(here, bob);
        impose(here, eve);
        there.reload();
        lift(here, eve);
        List<Change> both = List.of(new Change.Lift(bob), new Change.Lift(eve));
        assertThat(there.act(both, entry())).isFalse();
        assertThat(there.sanctions()).containsExactly(bob);
    }

    private static boolean impose(Authority authority, Measure measure) {
        return authority.act(List.of(new Change.Impose(measure)), entry());
    }

    private static boolean lift(Authority authority, Measure measure) {
        return authority.act(List.of(new Change.Lift(measure)), entry());
    }

    private static RoomRule slow(int seconds, By by) {
        return new RoomRule(new RoomName("hall"), RoomRule.Kind.SLOW, Duration.ofSeconds(seconds), Set.of(), by);
    }

    private static Sanction ban(String nickname, By by) {
        Nickname who = new Nickname(nickname);
        return new Sanction(
                Sanction.Kind.BAN,
                who,
                who.skeleton(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2100-01-01T00:00:00Z"),
                by);
    }

    private static AuditEntry entry() {
        return AuditEntry.of(NOW, "ann", Deed.BAN, "bob", Optional.empty(), "");
    }
}

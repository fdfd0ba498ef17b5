package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.push.BrowserKeys;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.PushJournal;
import chat.hubbub.push.PushSubscription;
import chat.hubbub.push.Whereabouts;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of subscriptions to be called is held to. */
public abstract class PushJournalContract {

    private static final BrowserKeys KEYS = new BrowserKeys(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg");
    protected static final Person ANN = new Secret("of ann").person();
    protected static final Person BOB = new Secret("of bob").person();

    private static final Duration LONG = Duration.ofDays(36_500);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T06:39:26Z"));

    private PushJournal journal;

    /** Opens what was kept, at first nothing; whatever was open before is closed. */
    protected abstract PushJournal open(Clock clock);

    @BeforeEach
    void open() {
        journal = open(clock);
    }

    @Test
    void hasTheSameKeysForEver() {
        byte[] first = {1, 2, 3};
        assertThat(journal.keys(() -> first)).isEqualTo(first);
        assertThat(journal.keys(() -> new byte[] {4})).isEqualTo(first);
    }

    @Test
    void recallsWhatWasSaved() {
        PushSubscription mine = subscription("one", ANN);
        journal.save(subscription("one", BOB));
        journal.save(mine);
        journal.save(subscription("two", BOB));
        journal.forget(new Endpoint("https://push.example/two"));
        assertThat(journal.subscriptions(LONG)).containsExactly(mine);
    }

    @Test
    void forgetsWhatIsOldAndItsPeople() {
        journal.save(subscription("one", ANN));
        journal.save(new Whereabouts(ANN, new Nickname("ann"), new LinkedHashSet<>()));
        clock.advance(Duration.ofHours(1));
        journal.save(subscription("two", BOB));
        Whereabouts bob = new Whereabouts(
                BOB, new Nickname("Bob the 2nd"), new LinkedHashSet<>(List.of(new RoomName("z"), new RoomName("a"))));
        journal.save(bob);
        assertThat(journal.subscriptions(Duration.ofSeconds(1))).containsExactly(subscription("two", BOB));
        assertThat(journal.whereabouts())
                .containsExactly(bob)
                .first()
                .satisfies(found -> assertThat(found.rooms()).containsExactly(new RoomName("z"), new RoomName("a")));
    }

    @Test
    void forgetsHowSomebodyIsSpokenToOnceTheyHaveNoSubscription() {
        journal.save(subscription("one", BOB));
        Whereabouts bob = new Whereabouts(BOB, new Nickname("bob"), Set.of());
        journal.save(bob);
        journal.forget(BOB);
        assertThat(journal.whereabouts()).containsExactly(bob);
        journal.forget(new Endpoint("https://push.example/one"));
        journal.forget(BOB);
        assertThat(journal.whereabouts()).isEmpty();
    }

    @Test
    void forgetsASubscriptionForItsPersonAlone() {
        Endpoint one = new Endpoint("https://push.example/one");
        journal.save(subscription("one", ANN));
        assertThat(journal.forget(one, BOB)).isFalse();
        assertThat(journal.subscriptions(LONG)).hasSize(1);
        assertThat(journal.forget(one, ANN)).isTrue();
        assertThat(journal.subscriptions(LONG)).isEmpty();
        assertThat(journal.forget(one, ANN)).isFalse();
    }

    @Test
    void hasWhatWasSavedLatelyAndIsAsItWas() {
        assertThat(journal.has(subscription("one", ANN), LONG)).isFalse();
        journal.save(subscription("one", ANN));
        clock.advance(Duration.ofHours(1));
        assertThat(journal.has(subscription("one", ANN), Duration.ofHours(1))).isTrue();
        assertThat(journal.has(subscription("one", ANN), Duration.ofHours(1).minusMillis(1)))
                .isFalse();
        assertThat(journal.has(subscription("one", BOB), LONG)).isFalse();
        assertThat(journal.has(subscription("two", ANN), LONG)).isFalse();
        assertThat(journal.has(new PushSubscription(new Endpoint("https://push.example/one"), KEYS, ANN, ""), LONG))
                .isFalse();
    }

    @Test
    void forgetsOnceADayHoweverOftenItIsRead() {
        assertThat(journal.subscriptions(LONG)).isEmpty();
        Whereabouts ann = new Whereabouts(ANN, new Nickname("ann"), new LinkedHashSet<>());
        journal.save(ann);
        assertThat(journal.subscriptions(LONG)).isEmpty();
        assertThat(journal.whereabouts()).containsExactly(ann);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(journal.subscriptions(LONG)).isEmpty();
        assertThat(journal.whereabouts()).isEmpty();
    }

    @Test
    void takesANicknameInPlaceOfTheOneBeforeAndAddsRooms() {
        RoomName den = new RoomName("den");
        RoomName attic = new RoomName("attic");
        journal.save(subscription("one", ANN));
        Whereabouts before = new Whereabouts(ANN, new Nickname("ann"), Set.of(den));
        assertThat(journal.save(before)).isEqualTo(before);
        Whereabouts now =
                journal.save(new Whereabouts(ANN, new Nickname("anna"), new LinkedHashSet<>(List.of(attic, den))));
        assertThat(now).isEqualTo(new Whereabouts(ANN, new Nickname("anna"), Set.of(den, attic)));
        assertThat(now.rooms()).containsExactly(den, attic);
        assertThat(open(clock).whereabouts()).containsExactly(now);
        assertThat(open(clock).subscriptions(LONG)).containsExactly(subscription("one", ANN));
    }

    protected static PushSubscription subscription(String name, Person person) {
        return new PushSubscription(
                new Endpoint("https://push.example/" + name), KEYS, person, "https://chat.example:8443");
    }
}

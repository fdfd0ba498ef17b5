package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscribersTest {

    private static final Person ANN = new Secret("of ann").person();
    private static final Person BOB = new Secret("of bob").person();
    private static final BrowserKeys KEYS = new FakeBrowser().keys();

    private final ForgetfulJournal journal = new ForgetfulJournal();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Acquaintances acquaintances = new Acquaintances(journal);
    private final Subscribers subscribers = new Subscribers(journal, acquaintances, clock);

    @Test
    void onePersonHasSoManyAndNoMore() {
        for (int i = 0; i < Subscribers.MOST_OF_ONE; i++) {
            assertThat(put(ANN, "a" + i)).isEqualTo(Taken.DONE);
        }
        assertThat(put(ANN, "more")).isEqualTo(Taken.TOO_MANY);
        assertThat(put(ANN, "a3")).isEqualTo(Taken.DONE);
        assertThat(put(BOB, "b")).isEqualTo(Taken.DONE);
        subscribers.remove(ANN, endpoint("a3"));
        assertThat(put(ANN, "more")).isEqualTo(Taken.DONE);
        assertThat(subscribers.of(ANN)).hasSize(Subscribers.MOST_OF_ONE);
    }

    @Test
    void whoeverHasTheEndpointHasTheBrowser() {
        put(ANN, "x");
        acquaintances.met(new Speaker(new Nickname("ann"), ANN), List.of());
        put(BOB, "x");
        assertThat(subscribers.of(ANN)).isEmpty();
        assertThat(subscribers.of(BOB)).hasSize(1);
        assertThat(acquaintances.namedIn("@ann")).isEmpty();
        assertThat(subscribers.remove(ANN, endpoint("x"))).isFalse();
        assertThat(subscribers.hasAny()).isTrue();
        assertThat(subscribers.remove(BOB, endpoint("x"))).isTrue();
        assertThat(subscribers.hasAny()).isFalse();
    }

    @Test
    void writesDownWhatIsNewAlone() {
        put(ANN, "x");
        put(ANN, "x");
        assertThat(journal.saved).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        put(ANN, "x");
        assertThat(journal.saved).isEqualTo(2);
    }

    @Test
    void isSpokenToByTheNicknameTheyLastHeld() {
        RoomName den = new RoomName("den");
        acquaintances.met(new Speaker(new Nickname("ann"), ANN), List.of(den));
        assertThat(acquaintances.isNews(new Speaker(new Nickname("ann"), ANN), den))
                .isFalse();
        acquaintances.met(new Speaker(new Nickname("Anna"), ANN), List.of(RoomName.PUBLIC, RoomName.ofPrivate()));
        assertThat(acquaintances.namedIn("hello @ann")).isEmpty();
        assertThat(acquaintances.namedIn("hello @anna and @ANNA"))
                .singleElement()
                .satisfies(one -> assertThat(one.rooms()).containsExactly(den, RoomName.PUBLIC));
    }

    @Test
    void theFirstRoomsAreForgotten() {
        List<RoomName> rooms = IntStream.range(0, Whereabouts.MOST_ROOMS + 5)
                .mapToObj(i -> new RoomName("room-" + i))
                .toList();
        rooms.forEach(room -> acquaintances.met(new Speaker(new Nickname("ann"), ANN), List.of(room)));
        assertThat(acquaintances.namedIn("@ann").get(0).rooms())
                .containsExactlyElementsOf(rooms.subList(5, rooms.size()));
    }

    @Test
    void knowsWhatAnotherNodeWroteAfterALook() {
        put(ANN, "gone");
        journal.ofOthers.add(new PushSubscription(endpoint("new"), KEYS, BOB, ""));
        journal.whereaboutsOfOthers.add(new Whereabouts(BOB, new Nickname("bob"), Set.of()));
        subscribers.reload();
        assertThat(subscribers.of(ANN)).isEmpty();
        assertThat(subscribers.find(BOB, endpoint("new"))).isPresent();
        assertThat(subscribers.size()).isEqualTo(1);
        assertThat(acquaintances.namedIn("@bob")).hasSize(1);
        journal.ofOthers.clear();
        journal.whereaboutsOfOthers.clear();
        subscribers.reload();
        assertThat(subscribers.hasAny()).isFalse();
        assertThat(acquaintances.namedIn("@bob")).isEmpty();
    }

    @Test
    void whatWasWrittenADayAgoOrLessIsNotWrittenAgainForALook() {
        put(ANN, "x");
        journal.ofOthers.add(new PushSubscription(endpoint("x"), KEYS, ANN, ""));
        subscribers.reload();
        put(ANN, "x");
        assertThat(journal.saved).isEqualTo(1);
    }

    private Taken put(Person person, String name) {
        return subscribers.put(new PushSubscription(endpoint(name), KEYS, person, ""));
    }

    private static Endpoint endpoint(String name) {
        return new Endpoint("https://push.example/" + name);
    }
}

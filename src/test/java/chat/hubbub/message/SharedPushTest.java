package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.push.BrowserKeys;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.Push;
import chat.hubbub.push.PushSubscription;
import chat.hubbub.push.Pushes;
import chat.hubbub.push.Taken;
import chat.hubbub.push.Whereabouts;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A browser comes and goes by one node that does not know yet what another one was told. */
class SharedPushTest {

    private static final Person ANN = new Secret("of ann").person();
    private static final Person BOB = new Secret("of bob").person();
    private static final Speaker CALLED_ANN = new Speaker(new Nickname("ann"), ANN);
    private static final RoomName DEN = new RoomName("den");
    private static final RoomName HALL = new RoomName("hall");
    private static final BrowserKeys KEYS = new BrowserKeys(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg");

    private final String url = PostgresDatabases.freshUrl();
    private final PostgresJournals one = PostgresJournals.open(url);
    private final PostgresJournals other = PostgresJournals.open(url);
    private final Push here = Pushes.over(one.push);
    private final Push there = Pushes.over(other.push);

    @AfterEach
    void close() {
        here.close();
        there.close();
        one.close();
        other.close();
    }

    @Test
    void whoLeftOnOneAndCameBackOnTheOtherIsCalled() {
        subscribe(here, "x");
        there.reload();
        assertThat(there.unsubscribe(ANN, endpoint("x"))).isTrue();
        subscribe(here, "x");
        reload();
        assertThat(here.of(ANN)).hasSize(1);
        assertThat(there.of(ANN)).hasSize(1);
    }

    @Test
    void whoCameOnOneAndLeftOnTheOtherIsNotCalled() {
        subscribe(here, "x");
        assertThat(there.unsubscribe(BOB, endpoint("x"))).isFalse();
        assertThat(there.unsubscribe(ANN, endpoint("x"))).isTrue();
        assertThat(there.unsubscribe(ANN, endpoint("x"))).isFalse();
        assertThat(here.unsubscribe(ANN, endpoint("x"))).isFalse();
        assertThat(here.of(ANN)).isEmpty();
        reload();
        assertThat(here.hasAny()).isFalse();
        assertThat(there.hasAny()).isFalse();
    }

    @Test
    void aBrowserThatAnotherPersonHasByNowIsTheirs() {
        subscribe(here, "x");
        there.reload();
        assertThat(there.subscribe(subscription("x", BOB))).isEqualTo(Taken.DONE);
        assertThat(here.unsubscribe(ANN, endpoint("x"))).isFalse();
        reload();
        assertThat(here.of(BOB)).hasSize(1);
        assertThat(here.of(ANN)).isEmpty();
    }

    @Test
    void whatAnotherNodeHasSavedLatelyIsNotSavedAgain() {
        subscribe(here, "x");
        int revised = one.newswire.revised.get();
        subscribe(there, "x");
        subscribe(here, "x");
        assertThat(there.of(ANN)).hasSize(1);
        assertThat(one.newswire.revised).hasValue(revised);
        assertThat(other.newswire.revised).hasValue(0);
    }

    @Test
    void roomsThatAreEnteredOnBothAreAllRemembered() {
        subscribe(here, "x");
        there.reload();
        here.met(CALLED_ANN, List.of(DEN));
        there.met(CALLED_ANN, List.of(HALL));
        assertThat(roomsOfAnn(there)).containsExactly(DEN, HALL);
        reload();
        assertThat(roomsOfAnn(here)).containsExactly(DEN, HALL);
    }

    @Test
    void whoHasAnotherBrowserThereIsStillKnown() {
        subscribe(here, "x");
        here.met(CALLED_ANN, List.of(DEN));
        there.reload();
        subscribe(there, "y");
        here.unsubscribe(ANN, endpoint("x"));
        reload();
        assertThat(roomsOfAnn(here)).containsExactly(DEN);
        assertThat(roomsOfAnn(there)).containsExactly(DEN);
    }

    @Test
    void whoCameBackIsKnownAgain() {
        subscribe(here, "x");
        here.met(CALLED_ANN, List.of(DEN));
        there.reload();
        there.unsubscribe(ANN, endpoint("x"));
        subscribe(here, "x");
        here.met(CALLED_ANN, List.of(DEN));
        reload();
        assertThat(roomsOfAnn(here)).containsExactly(DEN);
        assertThat(roomsOfAnn(there)).containsExactly(DEN);
    }

    private void reload() {
        here.reload();
        there.reload();
    }

    private static void subscribe(Push push, String name) {
        assertThat(push.subscribe(subscription(name, ANN))).isEqualTo(Taken.DONE);
    }

    private static Set<RoomName> roomsOfAnn(Push push) {
        List<Whereabouts> named = push.namedIn("hello @ann");
        assertThat(named).hasSize(1);
        return named.get(0).rooms();
    }

    private static PushSubscription subscription(String name, Person person) {
        return new PushSubscription(endpoint(name), KEYS, person, "");
    }

    private static Endpoint endpoint(String name) {
        return new Endpoint("https://push.example/" + name);
    }
}

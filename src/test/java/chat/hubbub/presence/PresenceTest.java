package chat.hubbub.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final RoomName ROOM = new RoomName("room");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final News news = new News();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Presence presence = new Presence(clock, GRACE, news);
    private final Speaker ann = speaker("ann", new Secret("ann's").person());
    private final Speaker ben = speaker("ben", new Secret("ben's").person());

    @Test
    void announcesAPersonOnceHoweverManySeatsTheyTake() {
        presence.join(ROOM, ann);
        presence.join(ROOM, ann);
        presence.join(ROOM, ben);
        presence.leave(ROOM, ann, Departure.SAID);

        assertThat(news.all()).containsExactly("+ann 1", "+ben 2");
        presence.leave(ROOM, ann, Departure.SAID);
        assertThat(news.all()).containsExactly("+ann 1", "+ben 2", "-ann 1");
    }

    @Test
    void saysNothingOfWhoIsBackInTime() {
        presence.join(ROOM, ann);
        presence.leave(ROOM, ann, Departure.BROKEN);
        pass(GRACE.minusMillis(1));
        presence.join(ROOM, ann);
        pass(GRACE.multipliedBy(2));

        assertThat(news.all()).containsExactly("+ann 1");
        assertThat(presence.online(ROOM)).isEqualTo(1);
    }

    @Test
    void countsTheGraceTimeFromTheLastDeparture() {
        presence.join(ROOM, ann);
        presence.leave(ROOM, ann, Departure.BROKEN);
        pass(Duration.ofSeconds(4));
        presence.join(ROOM, ann);
        presence.leave(ROOM, ann, Departure.BROKEN);
        pass(Duration.ofSeconds(4));
        assertThat(news.all()).containsExactly("+ann 1");

        pass(Duration.ofSeconds(1));
        assertThat(news.all()).containsExactly("+ann 1", "-ann 0");
    }

    @Test
    void announcesALeaveOnceHoweverOftenItIsReported() {
        presence.join(ROOM, ann);
        presence.leave(ROOM, ann, Departure.BROKEN);
        presence.leave(ROOM, ben, Departure.BROKEN);
        pass(GRACE);
        pass(GRACE);

        assertThat(news.all()).containsExactly("+ann 1", "-ann 0");
        assertThat(presence.occupied()).isEmpty();
    }

    @Test
    void tellsALookalikeFromWhoWasThereBefore() {
        presence.join(ROOM, speaker("ann", Person.passerBy()));
        Speaker other = speaker("ANN", Person.passerBy());
        presence.join(ROOM, other);

        assertThat(news.all()).containsExactly("+ann 1", "-ann 0", "+ANN 1");
        assertThat(presence.members(ROOM)).extracting(Member::nickname).containsExactly(other.nickname());
    }

    @Test
    void namesTheNewestAndCountsThemAll() {
        for (int i = 0; i < Roster.MOST_MEMBERS + 10; i++) {
            presence.join(ROOM, speaker("person " + i, Person.passerBy()));
        }
        Roster roster = presence.roster(ROOM);

        assertThat(roster.online()).isEqualTo(Roster.MOST_MEMBERS + 10);
        assertThat(roster.members()).hasSize(Roster.MOST_MEMBERS);
        assertThat(roster.members().get(0)).isEqualTo(new Nickname("person 10"));
    }

    private void pass(Duration time) {
        clock.advance(time);
        presence.announceAbsences();
    }

    private static Speaker speaker(String nickname, Person person) {
        return new Speaker(new Nickname(nickname), person);
    }
}

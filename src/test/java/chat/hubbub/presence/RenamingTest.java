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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another nickname at the same place. */
class RenamingTest {

    private static final RoomName HALL = new RoomName("hall");
    private static final RoomName ATTIC = new RoomName("attic");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final News news = new News();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Presence presence = new Presence(clock, GRACE, news);
    private final Person person = new Secret("ann's").person();
    private final Speaker ann = new Speaker(new Nickname("ann"), person);
    private final Speaker eve = new Speaker(new Nickname("eve"), person);
    private final Speaker ben = new Speaker(new Nickname("ben"), new Secret("ben's").person());

    @Test
    void keepsTheSeatsAndThePlace() {
        presence.join(HALL, ann);
        presence.join(HALL, ann);
        clock.advance(Duration.ofMinutes(1));
        presence.join(HALL, ben);
        rename(ann, eve).forEach(Renaming::told);

        assertThat(presence.members(HALL))
                .containsExactly(
                        new Member(eve.nickname(), Instant.EPOCH), new Member(ben.nickname(), clock.instant()));
        presence.leave(HALL, eve, Departure.SAID);
        assertThat(news.take()).containsExactly("+ann 1", "+ben 2", "ann>eve");
        presence.leave(HALL, eve, Departure.SAID);
        assertThat(news.take()).containsExactly("-eve 1");
    }

    @Test
    void isToldInEveryRoomWhereTheyAre() {
        presence.join(HALL, ann);
        presence.join(ATTIC, ann);
        assertThat(presence.places(ann)).isEqualTo(2);

        assertThat(rename(ann, eve)).extracting(Renaming::room).containsExactlyInAnyOrder(HALL, ATTIC);
        assertThat(presence.places(ann)).isZero();
        assertThat(presence.places(eve)).isEqualTo(2);
        assertThat(rename(ben, ann)).isEmpty();
    }

    @Test
    void tellsNobodyThatSomebodyLeftWhomNobodyKnowsYet() {
        presence.join(HALL, ann);
        List<Renaming> renamings = rename(ann, eve);
        presence.leave(HALL, eve, Departure.SAID);
        assertThat(news.take()).containsExactly("+ann 1", "ann>eve");

        renamings.forEach(Renaming::told);
        assertThat(news.take()).containsExactly("-eve 0");
        assertThat(presence.occupied()).isEmpty();
        assertThat(presence.places(eve)).isZero();
    }

    @Test
    void tellsNothingOfWhoIsBackBeforeTheRenameIsTold() {
        presence.join(HALL, ann);
        List<Renaming> renamings = rename(ann, eve);
        presence.leave(HALL, eve, Departure.SAID);
        presence.join(HALL, eve);
        renamings.forEach(Renaming::told);

        assertThat(news.take()).containsExactly("+ann 1", "ann>eve");
    }

    @Test
    void leavesTheGraceTimeAsItIs() {
        presence.join(HALL, ann);
        presence.leave(HALL, ann, Departure.BROKEN);
        rename(ann, eve).forEach(Renaming::told);
        clock.advance(GRACE);
        presence.announceAbsences();

        assertThat(news.take()).containsExactly("+ann 1", "ann>eve", "-eve 0");
    }

    @Test
    void bringsTwoNicknamesOfOnePersonTogether() {
        presence.join(HALL, ann);
        presence.join(HALL, eve);
        presence.join(ATTIC, ann);

        assertThat(rename(ann, eve)).extracting(Renaming::room).containsExactly(ATTIC);
        assertThat(news.take()).contains("-ann 1").doesNotContain("-eve 1");
        presence.leave(HALL, eve, Departure.SAID);
        assertThat(news.take()).isEmpty();
        presence.leave(HALL, eve, Departure.SAID);
        assertThat(news.take()).containsExactly("-eve 0");
    }

    @Test
    void sendsAwayWhoHadTheNicknameBeforeAndBrokeOff() {
        Speaker stranger = new Speaker(new Nickname("EVE"), Person.passerBy());
        presence.join(HALL, stranger);
        presence.join(HALL, ann);
        presence.leave(HALL, stranger, Departure.BROKEN);
        rename(ann, eve).forEach(Renaming::told);

        assertThat(news.take()).containsExactly("+EVE 1", "+ann 2", "-EVE 1", "ann>eve");
        assertThat(presence.members(HALL)).extracting(Member::nickname).containsExactly(eve.nickname());
    }

    @Test
    void mayBeAnotherSpelling() {
        Speaker spelt = new Speaker(new Nickname("Ann"), person);
        presence.join(HALL, ann);
        rename(ann, spelt).forEach(Renaming::told);
        presence.leave(HALL, spelt, Departure.SAID);

        assertThat(news.take()).containsExactly("+ann 1", "ann>Ann", "-Ann 0");
    }

    @Test
    void isAComingAndAGoingWhereItCannotBeStored() {
        presence.join(HALL, ben);
        presence.join(HALL, ann);
        rename(ann, eve).forEach(Renaming::failed);

        assertThat(news.take()).containsExactly("+ben 1", "+ann 2", "ann>eve", "-ann 1", "+eve 2");
    }

    private List<Renaming> rename(Speaker before, Speaker now) {
        return presence.rename(before, now);
    }
}

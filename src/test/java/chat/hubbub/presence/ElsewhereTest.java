package chat.hubbub.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People whose connections are on another node. */
class ElsewhereTest {

    private static final RoomName ROOM = new RoomName("room");
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Instant START = Instant.ofEpochSecond(1_000);

    private final News news = new News();
    private final Here here = new Here();
    private final MovableClock clock = new MovableClock(START);
    private final Presence presence = new Presence(clock, GRACE, news, here);
    private final Speaker ann = speaker("ann");

    @Test
    void somebodyOnTwoNodesIsOne() {
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, ann, START);
        presence.leave(ROOM, ann, Departure.SAID);
        assertThat(presence.online(ROOM)).isEqualTo(1);

        presence.leaveElsewhere(ROOM, ann, Departure.SAID);
        assertThat(news.all()).containsExactly("+ann 1", "-ann 0");
    }

    @Test
    void whoMovesToAnotherNodeWithinTheGraceTimeNeverLeft() {
        presence.join(ROOM, ann);
        presence.leave(ROOM, ann, Departure.BROKEN);
        clock.advance(GRACE.dividedBy(2));
        presence.joinElsewhere(ROOM, ann, START);
        clock.advance(GRACE);
        presence.announceAbsences();

        assertThat(news.all()).containsExactly("+ann 1");
    }

    @Test
    void whoCameFirstAnywhereCounts() {
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, ann, START.minusSeconds(60));
        presence.joinElsewhere(ROOM, ann, START.minusSeconds(30));

        assertThat(presence.members(ROOM)).extracting(Member::since).containsExactly(Instant.ofEpochSecond(1_000 - 60));
    }

    @Test
    void membersAreInTheOrderInWhichTheyCameWhoeverHeardOfItWhen() {
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, speaker("ben"), START.minusSeconds(60));

        assertThat(presence.members(ROOM))
                .extracting(member -> member.nickname().value())
                .containsExactly("ben", "ann");
    }

    @Test
    void anotherNodeMovesNobodyAwayWhoIsConnectedHere() {
        Speaker other = new Speaker(ann.nickname(), new Secret("other").person());
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, other, START);
        assertThat(presence.places(ann)).isEqualTo(1);
        assertThat(news.take()).containsExactly("+ann 1");

        presence.leave(ROOM, ann, Departure.BROKEN);
        assertThat(presence.places(other)).isEqualTo(1);
        assertThat(news.take()).containsExactly("-ann 0", "+ann 1");

        presence.leaveElsewhere(ROOM, other, Departure.SAID);
        assertThat(news.take()).containsExactly("-ann 0");
    }

    @Test
    void whoWaitsForTheNicknameMayLeaveOrTakeAnotherOne() {
        Speaker other = new Speaker(ann.nickname(), new Secret("other").person());
        Speaker ben = new Speaker(new Nickname("ben"), other.person());
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, other, START);
        presence.leaveElsewhere(ROOM, other, Departure.SAID);
        presence.joinElsewhere(ROOM, other, START);
        presence.rename(other, ben);
        presence.leave(ROOM, ann, Departure.SAID);

        assertThat(presence.places(ben)).isEqualTo(1);
        assertThat(news.take()).containsExactly("+ann 1", "+ben 2", "-ann 1");
    }

    @Test
    void aRenameElsewhereMovesNobodyAwayWhoIsConnectedHere() {
        Speaker ben = speaker("ben");
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, ben, START);
        assertThat(presence.rename(ben, new Speaker(ann.nickname(), ben.person())))
                .isEmpty();
        assertThat(presence.places(ann)).isEqualTo(1);
        presence.leave(ROOM, ann, Departure.SAID);

        assertThat(news.all()).containsExactly("+ann 1", "+ben 2", "-ben 1", "-ann 0", "+ann 1");
    }

    @Test
    void whoTakesANicknameHereIsFollowedByThoseWhoHaveItElsewhere() {
        Speaker other = new Speaker(ann.nickname(), new Secret("other").person());
        presence.joinElsewhere(ROOM, other, START);
        presence.join(ROOM, ann);
        presence.leave(ROOM, ann, Departure.SAID);
        assertThat(presence.places(other)).isEqualTo(1);

        assertThat(news.all()).containsExactly("+ann 1", "-ann 0", "+ann 1", "-ann 0", "+ann 1");
    }

    @Test
    void onlySeatsOfThisNodeAreToldToOthers() {
        presence.join(ROOM, ann);
        presence.joinElsewhere(ROOM, ann, START);
        presence.leaveElsewhere(ROOM, ann, Departure.BROKEN);
        presence.rename(ann, new Speaker(new Nickname("anna"), ann.person()));
        presence.leave(ROOM, ann, Departure.SAID);

        assertThat(here.noted).containsExactly("+ann", "ann>anna", "-ann");
    }

    private static Speaker speaker(String nickname) {
        return new Speaker(new Nickname(nickname), new Secret(nickname).person());
    }

    private static final class Here implements SeatListener {

        private final List<String> noted = new ArrayList<>();

        @Override
        public void taken(RoomName room, Speaker speaker, Instant since) {
            noted.add("+" + speaker.nickname());
        }

        @Override
        public void givenBack(RoomName room, Speaker speaker, Departure departure) {
            noted.add("-" + speaker.nickname());
        }

        @Override
        public void renamed(RoomName room, Speaker before, Speaker now) {
            noted.add(before.nickname() + ">" + now.nickname());
        }
    }
}

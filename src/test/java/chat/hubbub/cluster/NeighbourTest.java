package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.speaker;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.identity.Nickname;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.Member;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.PresenceListener;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighbourTest {

    private static final Place ANN = new Place(RoomName.PUBLIC, speaker("ann"));
    private static final Place BEN = new Place(RoomName.PUBLIC, speaker("ben"));
    private static final Place CEM = new Place(RoomName.PUBLIC, speaker("cem"));
    private static final Instant AT = Instant.EPOCH;

    private final Presence presence = new Presence(Clock.systemUTC(), Duration.ZERO, new Deaf());
    private final Neighbour neighbour =
            new Neighbour(new ForeignSeats(new Elsewhere(presence), new OwnSeats(), new SeatAllowance(100)));

    @Test
    void isFollowedMoveByMove() {
        neighbour.announce(0);
        neighbour.hear(new News.Moves(1, List.of(new Move.Taken(ANN, AT))));
        neighbour.hear(new News.Moves(2, List.of(new Move.Left(ANN, Departure.SAID), new Move.Taken(BEN, AT))));

        assertThat(members()).containsExactly("ben");
        assertThat(neighbour.isBehind()).isFalse();
    }

    @Test
    void isLookedUpWhereAMoveIsMissing() {
        neighbour.announce(0);
        neighbour.hear(new News.Moves(2, List.of(new Move.Left(BEN, Departure.SAID))));
        assertThat(neighbour.isBehind()).isTrue();

        neighbour.see(new Roll.Snapshot(1, Map.of(ANN, AT, BEN, AT)));
        assertThat(neighbour.isBehind()).isFalse();
        assertThat(members()).containsExactly("ann");
    }

    @Test
    void isLookedUpWhereTheLastMoveIsMissing() {
        neighbour.announce(0);
        neighbour.announce(1);

        assertThat(neighbour.isBehind()).isTrue();
    }

    @Test
    void isNotTakenBackToHowItStoodBefore() {
        neighbour.announce(0);
        neighbour.hear(new News.Moves(1, List.of(new Move.Taken(ANN, AT))));
        neighbour.see(new Roll.Snapshot(0, Map.of()));

        assertThat(members()).containsExactly("ann");
    }

    @Test
    void movesThatWaitAreNeverManyAndTheRestIsLookedUp() {
        List<Move> many = Collections.nCopies(Neighbour.MOST_WAITING / 2, new Move.Taken(ANN, AT));
        neighbour.hear(new News.Moves(1, many));
        neighbour.hear(new News.Moves(2, many));
        neighbour.see(new Roll.Snapshot(0, Map.of()));
        assertThat(neighbour.isBehind()).isFalse();

        neighbour.hear(new News.Moves(4, many));
        neighbour.hear(new News.Moves(5, many));
        neighbour.hear(new News.Moves(6, List.of(new Move.Taken(BEN, AT))));
        neighbour.see(new Roll.Snapshot(3, Map.of(ANN, AT)));
        assertThat(neighbour.isBehind()).isTrue();
        assertThat(members()).containsExactly("ann");
    }

    @Test
    void noNodeHasMoreSeatsThanAreAllowed() {
        SeatAllowance two = new SeatAllowance(2);
        ForeignSeats seats = new ForeignSeats(new Elsewhere(presence), new OwnSeats(), two);
        ForeignSeats others = new ForeignSeats(new Elsewhere(presence), new OwnSeats(), two);
        seats.move(List.of(new Move.Taken(ANN, AT)));
        others.move(List.of(new Move.Taken(BEN, AT), new Move.Taken(CEM, AT)));
        assertThat(members()).containsExactly("ann", "ben");

        seats.move(List.of(new Move.Left(ANN, Departure.SAID)));
        others.move(List.of(new Move.Left(CEM, Departure.SAID), new Move.Taken(CEM, AT)));
        assertThat(members()).containsExactly("ben", "cem");
    }

    private List<String> members() {
        return presence.members(RoomName.PUBLIC).stream()
                .map(Member::nickname)
                .map(Nickname::value)
                .toList();
    }

    private static final class Deaf implements PresenceListener {
        @Override
        public void joined(RoomName room, Nickname nickname, int online) {}

        @Override
        public void left(RoomName room, Nickname nickname, int online) {}

        @Override
        public void renamed(RoomName room, Nickname before, Nickname now) {}
    }
}

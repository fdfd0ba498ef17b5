package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.renamed;
import static chat.hubbub.cluster.People.speaker;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnSeatsTest {

    private static final RoomName ROOM = RoomName.PUBLIC;

    private final OwnSeats seats = new OwnSeats();
    private final Speaker ann = speaker("ann");
    private final Speaker anna = renamed(ann, "anna");

    @Test
    void changesAreTakenInPieces() {
        for (int i = 0; i < 5; i++) {
            seats.taken(ROOM, speaker("person" + i), Instant.EPOCH);
        }

        assertThat(seats.takeChanges(3)).hasSize(3);
        assertThat(seats.takeChanges(3)).hasSize(2);
        assertThat(seats.takeChanges(3)).isEmpty();
    }

    @Test
    void bothSidesOfARenameAreTakenTogether() {
        seats.taken(ROOM, ann, Instant.EPOCH);
        seats.takeChanges(1);
        seats.givenBack(ROOM, ann, Departure.SAID);
        seats.taken(ROOM, ann, Instant.EPOCH);
        seats.taken(ROOM, speaker("ben"), Instant.EPOCH);
        seats.renamed(ROOM, ann, anna);

        assertThat(seats.takeChanges(1))
                .isEqualTo(List.of(
                        new Move.Left(new Place(ROOM, ann), Departure.SAID),
                        new Move.Taken(new Place(ROOM, anna), Instant.EPOCH)));
        assertThat(seats.takeChanges(1)).hasSize(1);
        assertThat(seats.takeChanges(1)).isEmpty();
    }
}

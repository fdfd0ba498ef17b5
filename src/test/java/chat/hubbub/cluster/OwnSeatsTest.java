package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.renamed;
import static chat.hubbub.cluster.People.speaker;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void whoCameAndWentUntoldIsNotTold() {
        for (int i = 0; i < 100_000; i++) {
            Speaker passing = new Speaker(ann.nickname(), new Person("s:" + i));
            seats.taken(ROOM, passing, Instant.EPOCH);
            seats.givenBack(ROOM, passing, Departure.BROKEN);
        }

        assertThat(seats.takeChanges(1)).isEmpty();
    }

    @Test
    void whoWasRenamedUntoldIsToldOnce() {
        seats.taken(ROOM, ann, Instant.EPOCH);
        seats.renamed(ROOM, ann, anna);

        assertThat(seats.takeChanges(9)).isEqualTo(List.of(new Move.Taken(new Place(ROOM, anna), Instant.EPOCH)));
    }

    @Test
    void whoIsKnownIsToldToHaveLeftHoweverOftenTheyComeBack() {
        seats.taken(ROOM, ann, Instant.EPOCH);
        seats.takeChanges(9);
        for (int i = 0; i < 3; i++) {
            seats.givenBack(ROOM, ann, Departure.SAID);
            seats.taken(ROOM, ann, Instant.EPOCH);
        }
        seats.givenBack(ROOM, ann, Departure.BROKEN);

        assertThat(seats.takeChanges(9)).isEqualTo(List.of(new Move.Left(new Place(ROOM, ann), Departure.BROKEN)));
    }

    @Test
    void whoWasOnlyReadByTheOthersIsToldToHaveLeft() {
        seats.taken(ROOM, ann, Instant.EPOCH);
        assertThat(seats.toBeKnown()).containsOnlyKeys(new Place(ROOM, ann));
        seats.givenBack(ROOM, ann, Departure.SAID);

        assertThat(seats.takeChanges(9)).isEqualTo(List.of(new Move.Left(new Place(ROOM, ann), Departure.SAID)));
    }

    @Test
    void manyChangesAreTakenPieceByPieceAndEachOnce() {
        Set<Place> told = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            seats.taken(ROOM, new Speaker(ann.nickname(), new Person("s:" + i)), Instant.EPOCH);
        }

        for (List<Move> moves = seats.takeChanges(500); !moves.isEmpty(); moves = seats.takeChanges(500)) {
            assertThat(moves).hasSize(500);
            moves.forEach(move -> told.add(move.place()));
        }
        assertThat(told).hasSize(200_000);
    }

    @Test
    void saysOnceThatThereIsSomethingToTellUntilAllOfItIsTaken() {
        AtomicInteger said = new AtomicInteger();
        seats.whenChanged(said::incrementAndGet);
        for (int i = 0; i < 3; i++) {
            seats.taken(ROOM, ann, Instant.EPOCH);
            seats.givenBack(ROOM, ann, Departure.SAID);
        }
        seats.taken(ROOM, ann, Instant.EPOCH);
        assertThat(said).hasValue(1);

        seats.takeChanges(9);
        seats.taken(ROOM, speaker("ben"), Instant.EPOCH);
        assertThat(said).hasValue(2);
    }
}

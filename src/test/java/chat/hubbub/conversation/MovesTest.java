package chat.hubbub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovesTest {

    private static final RoomName ROOM = new RoomName("hall");
    private static final int MANY = RoomMoves.LARGE * 10;

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final List<RoomEvent> told = new ArrayList<>();
    private final Moves moves = new Moves(clock, clock, (event, who) -> told.add(event));

    @Test
    void tellsEachMoveAtOnceInASmallRoom() {
        for (int i = 1; i <= RoomMoves.LARGE; i++) {
            moves.joined(ROOM, person(i), i);
        }
        assertThat(told).hasSize(RoomMoves.LARGE).allMatch(event -> names(event).size() == 1);
    }

    @Test
    void tellsEachMoveAtOnceInALargeRoomThatIsCalm() {
        for (int i = 1; i <= 50; i++) {
            moves.left(ROOM, person(i), MANY - i);
            pass(RoomMoves.PER_MOVE);
        }
        assertThat(told).hasSize(50);
    }

    @Test
    void tellsAStormOfTenThousandInAFewEventsASecond() {
        int seconds = 60;
        int joined = 0;
        for (int tenth = 0; tenth < seconds * 10; tenth++) {
            for (int i = 0; i < 17; i++) {
                moves.joined(ROOM, person(++joined), joined);
            }
            pass(Duration.ofMillis(100));
        }
        pass(Duration.ofMinutes(1));

        assertThat(joined).isGreaterThan(10_000);
        assertThat(told).hasSizeLessThan(RoomMoves.LARGE + RoomMoves.BURST + 3 * seconds);
        assertThat(told.stream().flatMap(event -> names(event).stream()).toList())
                .doesNotHaveDuplicates()
                .hasSize(joined);
        assertThat(told).allMatch(event -> names(event).size() <= RoomMoves.MOST_NAMED);
        assertThat(online(told.get(told.size() - 1))).isEqualTo(joined);
    }

    @Test
    void saysNothingOfWhoCameAndLeftBeforeAnybodyWasTold() {
        storm();
        moves.joined(ROOM, person(1), MANY + 1);
        moves.left(ROOM, person(1), MANY);
        moves.left(ROOM, person(2), MANY - 1);
        moves.joined(ROOM, person(2), MANY);
        pass(Duration.ofSeconds(5));

        assertThat(told.stream().flatMap(event -> names(event).stream())).doesNotContain(person(1), person(2));
    }

    @Test
    void tellsWhoCameAndWhoLeftApart() {
        storm();
        moves.joined(ROOM, person(1), MANY + 1);
        moves.left(ROOM, person(2), MANY);
        moves.joined(ROOM, person(3), MANY + 1);
        told.clear();
        pass(Duration.ofSeconds(2));

        assertThat(told).hasSize(2);
        assertThat(((RoomEvent.Joined) told.get(0)).nicknames()).contains(person(1), person(3));
        assertThat(((RoomEvent.Left) told.get(1)).nicknames()).containsExactly(person(2));
        assertThat(told).allMatch(event -> online(event) == MANY + 1);
    }

    @Test
    void namesWhoWasNotToldYetAsTheyAreCalledNow() {
        storm();
        moves.joined(ROOM, person(1), MANY + 1);
        moves.left(ROOM, person(2), MANY);
        moves.renamed(ROOM, person(1), person(3));
        moves.renamed(ROOM, person(4), person(2));
        told.clear();
        pass(Duration.ofSeconds(2));

        assertThat(told)
                .singleElement()
                .satisfies(event ->
                        assertThat(names(event)).contains(person(3)).doesNotContain(person(1), person(2), person(4)));
    }

    @Test
    void keepsNoRoomInWhichNothingHappens() {
        storm();
        pass(Duration.ofMinutes(1));
        moves.tellGathered();
        assertThat(moves.watched()).isZero();
    }

    /** So many moves at one moment that the next ones are gathered. */
    private void storm() {
        for (int i = 100; i < 100 + 2 * RoomMoves.BURST; i++) {
            moves.joined(ROOM, person(i), MANY);
        }
        assertThat(told).hasSize(RoomMoves.BURST);
    }

    private void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMillis(100)) {
            clock.advance(Duration.ofMillis(100));
            moves.tellGathered();
        }
    }

    private static Nickname person(int number) {
        return Nickname.parse("person" + number).orElseThrow();
    }

    private static List<Nickname> names(RoomEvent event) {
        return event instanceof RoomEvent.Joined joined ? joined.nicknames() : ((RoomEvent.Left) event).nicknames();
    }

    private static int online(RoomEvent event) {
        return event instanceof RoomEvent.Joined joined ? joined.online() : ((RoomEvent.Left) event).online();
    }
}

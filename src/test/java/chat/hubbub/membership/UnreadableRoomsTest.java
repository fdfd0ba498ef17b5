package chat.hubbub.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UnreadableRoomsTest {

    private static final RoomName ROOM = RoomName.ofPrivate();

    private final BrokenJournal journal = new BrokenJournal();
    private long nanos;
    private final PrivateRooms rooms = new PrivateRooms(journal, () -> nanos);

    @Test
    void areAskedForOnceASecondHoweverManyWantThem() {
        for (int i = 0; i < 100; i++) {
            assertThatIllegalStateException().isThrownBy(() -> rooms.find(ROOM));
        }
        assertThat(journal.asked).isEqualTo(1);
        nanos = Duration.ofSeconds(1).toNanos();
        journal.broken = false;
        assertThat(rooms.find(ROOM)).isEmpty();
        assertThat(journal.asked).isEqualTo(2);
    }

    @Test
    void mayBeWaitedForUntilItIsKnownHowTheyAre() {
        assertThat(rooms.mayWait(RoomName.PUBLIC)).isFalse();
        assertThat(rooms.mayWait(ROOM)).isTrue();
        assertThat(journal.asked).isZero();
        journal.broken = false;
        rooms.find(ROOM);
        assertThat(rooms.mayWait(ROOM)).isFalse();
    }

    private static final class BrokenJournal implements MembershipJournal {

        private boolean broken = true;
        private int asked;

        @Override
        public Optional<PrivateRoom> find(RoomName name) {
            asked++;
            if (broken) {
                throw new IllegalStateException("no answer");
            }
            return Optional.empty();
        }

        @Override
        public Optional<RoomName> invitedBy(Invite invite) {
            return Optional.empty();
        }

        @Override
        public List<RoomName> of(Person person, int most) {
            return List.of();
        }

        @Override
        public Optional<PrivateRoom> change(RoomName name, UnaryOperator<Optional<PrivateRoom>> change) {
            return change.apply(Optional.empty());
        }

        @Override
        public Changes changesSince(long mark) {
            return Changes.NONE;
        }

        @Override
        public byte[] key() {
            return new byte[32];
        }
    }
}

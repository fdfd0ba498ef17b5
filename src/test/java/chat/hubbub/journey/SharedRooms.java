package chat.hubbub.journey;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Private rooms in a database that is slow to tell of those that are not there. */
final class SharedRooms implements MembershipJournal {

    private final MembershipJournal journal;
    private final CountDownLatch answer = new CountDownLatch(1);

    SharedRooms(MembershipJournal journal) {
        this.journal = journal;
    }

    void answer() {
        answer.countDown();
    }

    @Override
    public Optional<PrivateRoom> find(RoomName name) {
        Optional<PrivateRoom> found = journal.find(name);
        if (found.isEmpty()) {
            OtherNodes.await(answer);
        }
        return found;
    }

    @Override
    public Optional<RoomName> invitedBy(Invite invite) {
        return journal.invitedBy(invite);
    }

    @Override
    public List<RoomName> of(Person person, int most) {
        return journal.of(person, most);
    }

    @Override
    public Optional<PrivateRoom> change(RoomName name, UnaryOperator<Optional<PrivateRoom>> change) {
        return journal.change(name, change);
    }

    @Override
    public Changes changesSince(long mark) {
        return journal.changesSince(mark);
    }

    @Override
    public byte[] key() {
        return journal.key();
    }
}

package chat.hubbub.membership;

import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Optional;

/**
 * Where private rooms are kept. What is saved survives {@code kill -9}. All methods may block on the disk, and throw
 * {@link org.springframework.dao.DataAccessException} where it cannot be read or written; what could not be saved is as it
 * was.
 */
public interface MembershipJournal {

    Optional<PrivateRoom> find(RoomName name);

    /** The room that holds to this invite. */
    Optional<RoomName> invitedBy(Invite invite);

    /** The rooms somebody belongs to, the newest first. */
    List<RoomName> of(Person person, int most);

    /** Keeps a room as it is now; one without members keeps its name, so that it is not given again. */
    void save(PrivateRoom room);

    /** Random bytes that are this journal's own and never change. */
    byte[] key();
}

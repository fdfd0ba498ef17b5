package chat.hubbub.membership;

import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /**
     * Has a room be what it is changed to, or leaves it alone where that is the same or nothing; nobody else changes it
     * meanwhile, on no node. A room without members keeps its name, so that it is not given again.
     *
     * @param change is told how the room stands, if there is one; asks nothing of this journal
     * @return how the room stands then
     */
    Optional<PrivateRoom> change(RoomName name, UnaryOperator<Optional<PrivateRoom>> change);

    /**
     * Some of the rooms that were changed since, on whatever node, the earliest first; where only this one changes any, none.
     *
     * @param mark of the answer before; of {@link Changes#NONE} the first time, when only the mark of the answer counts
     */
    Changes changesSince(long mark);

    /** Random bytes that are this journal's own and never change. */
    byte[] key();

    /** @param mark by which to ask for those that come after */
    record Changes(long mark, List<RoomName> rooms) {

        public static final Changes NONE = new Changes(-1, List.of());

        public Changes {
            rooms = List.copyOf(rooms);
        }
    }
}

package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.EnumSet;
import java.util.Set;

/** Something that somebody did on one node, and that counts on all. */
public sealed interface Spent {

    /** What is counted of a nickname. */
    Set<Limit> OF_NICKNAMES = Set.of(Limit.MESSAGES_PER_NICKNAME, Limit.JOINS_PER_NICKNAME);

    /** What is counted of an address over time. */
    Set<Limit> OF_ADDRESSES = Set.copyOf(EnumSet.of(
            Limit.MESSAGES_PER_ADDRESS,
            Limit.TYPING_PER_ADDRESS,
            Limit.JOINS_PER_ADDRESS,
            Limit.ROOMS_PER_ADDRESS,
            Limit.BYTES_PER_ADDRESS,
            Limit.CONNECTS_PER_ADDRESS,
            Limit.CALLS_PER_ADDRESS,
            Limit.SEARCHES_PER_ADDRESS,
            Limit.REQUESTS_PER_ADDRESS));

    /** So much of a limit was used up under a nickname. */
    record UnderNickname(Nickname nickname, Limit limit, long amount) implements Spent {
        public UnderNickname {
            require(OF_NICKNAMES.contains(limit) && amount > 0, limit, amount);
        }
    }

    /** So much of a limit was used up from an address. */
    record FromAddress(Address address, Limit limit, long amount) implements Spent {
        public FromAddress {
            require(OF_ADDRESSES.contains(limit) && amount > 0, limit, amount);
        }

        /** Without the address, which gets into no log. */
        @Override
        public String toString() {
            return "FromAddress[" + limit + ", " + amount + "]";
        }
    }

    /** Somebody said something in a room where everybody has to wait for their turn. */
    record Turn(RoomName room, Person person) implements Spent {}

    private static void require(boolean makesSense, Limit limit, long amount) {
        if (!makesSense) {
            throw new IllegalArgumentException("Nobody uses up " + amount + " of " + limit + " like that");
        }
    }
}

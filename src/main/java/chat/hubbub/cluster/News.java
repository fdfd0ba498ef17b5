package chat.hubbub.cluster;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Epoch;
import chat.hubbub.moderation.Spent;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Optional;

/** What one node tells the others. */
sealed interface News {

    /**
     * These events are in the database.
     *
     * @param epoch of the log, in which they were stored; empty where the node does not know, or is too old to say
     */
    record Stored(Optional<Epoch> epoch, List<ChatEvent> events) implements News {
        public Stored {
            events = List.copyOf(events);
        }
    }

    /** Something else is in the database that nodes keep in memory. */
    record Revised() implements News {}

    /** Some of what is in the database was told to nobody. */
    record Missed() implements News {}

    record Typing(RoomName room, Nickname nickname) implements News {}

    record Renamed(Speaker before, Speaker now) implements News {}

    /** Somebody came to belong to a private room, and may be connected anywhere. */
    record Admitted(Person person, RoomName room) implements News {}

    /** This was used up of limits that count on all nodes. */
    record Used(List<Spent> spent) implements News {
        public Used {
            spent = List.copyOf(spent);
        }
    }

    /**
     * The node is there, which it says all the time.
     *
     * @param moves the number of its last moves
     * @param at when it said so, by its own steady clock
     */
    record Beat(long moves, long at) implements News {}

    /** What changed among the seats of the node, since the moves with the number before. */
    record Moves(long number, List<Move> moves) implements News {
        public Moves {
            moves = List.copyOf(moves);
        }
    }

    /** The node stops; its people may come back elsewhere. */
    record Goodbye() implements News {}
}

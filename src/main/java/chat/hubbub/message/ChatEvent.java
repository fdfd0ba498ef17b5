package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.Optional;

/** Something stored in a room's log: it has a place in the room's one order and is never lost. */
public sealed interface ChatEvent {

    RoomName room();

    /** Counts the room's stored events from 1 without gaps. */
    long seq();

    Nickname sender();

    /** When the log took it; millisecond precision. Order comes from {@link #seq()}, never from here. */
    Instant at();

    /**
     * A line that somebody said.
     *
     * @param content empty where it was deleted since
     * @param notice whether it was said by somebody who keeps order there, and is to stand out
     */
    record Chat(
            RoomName room, long seq, Nickname sender, String content, Optional<Quote> reply, Instant at, boolean notice)
            implements ChatEvent {

        /** One like any other. */
        public Chat(RoomName room, long seq, Nickname sender, String content, Optional<Quote> reply, Instant at) {
            this(room, seq, sender, content, reply, at, false);
        }

        /** One that answers nothing. */
        public Chat(RoomName room, long seq, Nickname sender, String content, Instant at) {
            this(room, seq, sender, content, Optional.empty(), at);
        }
    }

    /** The speaker of a line put it in other words. */
    record Edit(RoomName room, long seq, Nickname sender, long target, String content, Instant at)
            implements ChatEvent {}

    /** The speaker of a line took it back; its words are in the log no more. */
    record Delete(RoomName room, long seq, Nickname sender, long target, Instant at) implements ChatEvent {}

    /** Somebody said what the room is about; nothing in particular, if it is empty. */
    record Topic(RoomName room, long seq, Nickname sender, String content, Instant at) implements ChatEvent {}

    /** Somebody took another nickname; the sender is still the one of before. */
    record Rename(RoomName room, long seq, Nickname sender, Nickname nickname, Instant at) implements ChatEvent {}

    /** Somebody put an emoji under a line, or took theirs away. */
    record React(RoomName room, long seq, Nickname sender, long target, Emoji emoji, boolean on, Instant at)
            implements ChatEvent {}
}

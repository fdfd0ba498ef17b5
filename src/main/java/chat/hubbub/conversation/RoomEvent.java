package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Position;
import chat.hubbub.presence.Roster;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a room is told. */
public sealed interface RoomEvent {

    RoomName room();

    /** Something stored, with its place in the room's order. */
    record Stored(ChatEvent event) implements RoomEvent {
        @Override
        public RoomName room() {
            return event.room();
        }
    }

    /** Somebody came, in a storm of them many at once; {@code online} counts them. */
    record Joined(RoomName room, List<Nickname> nicknames, int online, Instant at) implements RoomEvent {}

    /** Somebody left, in a storm of them many at once; {@code online} no longer counts them. */
    record Left(RoomName room, List<Nickname> nicknames, int online, Instant at) implements RoomEvent {}

    /** Somebody is typing right now. */
    record Typing(RoomName room, Nickname nickname) implements RoomEvent {}

    /**
     * Told to one new subscription alone: where it stands.
     *
     * @param card what a private room is called
     * @param recovered false if what it asked for cannot be replayed whole; then nothing is replayed
     */
    record Welcome(
            RoomName room, Roster roster, String topic, Optional<RoomCard> card, Position head, boolean recovered)
            implements RoomEvent {}
}

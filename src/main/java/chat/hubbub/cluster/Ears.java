package chat.hubbub.cluster;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.room.RoomName;
import java.util.List;

/** Who is told what other nodes say, but for what is about seats. Called on threads that must not be kept. */
interface Ears {

    void stored(List<ChatEvent> events);

    /** Something in the database may have been missed. */
    void look();

    void typing(RoomName room, Nickname nickname);

    void renamed(Speaker before, Speaker now);
}

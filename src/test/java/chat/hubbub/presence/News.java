package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.List;

/** Notes who comes, goes and is called otherwise. */
final class News implements PresenceListener {

    private final List<String> noted = new ArrayList<>();

    @Override
    public void joined(RoomName room, Nickname nickname, int online) {
        noted.add("+" + nickname + " " + online);
    }

    @Override
    public void left(RoomName room, Nickname nickname, int online) {
        noted.add("-" + nickname + " " + online);
    }

    @Override
    public void renamed(RoomName room, Nickname before, Nickname now) {
        noted.add(before + ">" + now);
    }

    List<String> all() {
        return noted;
    }

    /** What came since this was last called. */
    List<String> take() {
        List<String> taken = List.copyOf(noted);
        noted.clear();
        return taken;
    }
}

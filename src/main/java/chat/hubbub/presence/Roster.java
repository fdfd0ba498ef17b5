package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import java.util.List;

/**
 * Who is in a room at one moment.
 *
 * @param online all of them
 * @param members the newest of them, oldest first, at most {@link #MOST_MEMBERS}
 */
public record Roster(int online, List<Nickname> members) {

    public static final int MOST_MEMBERS = 200;

    static final Roster EMPTY = new Roster(0, List.of());

    public Roster {
        members = List.copyOf(members);
    }
}

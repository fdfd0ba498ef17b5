package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.presence.PresenceListener;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says who comes and goes: each one at once, except in a storm of moves in a large room. There they are gathered and told
 * about once a second, so that it costs members times seconds, and not members times moves. Safe for any thread; the
 * listener is called under the lock, in the order in which things happened.
 */
final class Moves implements PresenceListener {

    private final Map<RoomName, RoomMoves> rooms = new HashMap<>();
    private final Clock steadyClock;
    private final Clock clock;
    private final Listener listener;

    /** Hears of each event that is to be told, and whom it is about. */
    @FunctionalInterface
    interface Listener {
        void moved(RoomEvent event, List<Nickname> who);
    }

    /** @param clock what time it is, for people */
    Moves(Clock steadyClock, Clock clock, Listener listener) {
        this.steadyClock = steadyClock;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public synchronized void joined(RoomName room, Nickname nickname, int online) {
        in(room).joined(nickname, online, steadyClock.instant()).forEach(this::tell);
    }

    @Override
    public synchronized void left(RoomName room, Nickname nickname, int online) {
        in(room).left(nickname, online, steadyClock.instant()).forEach(this::tell);
    }

    @Override
    public synchronized void renamed(RoomName room, Nickname before, Nickname now) {
        in(room).renamed(before, now);
    }

    /** Tells what was gathered and is due. To be called a few times a second. */
    synchronized void tellGathered() {
        rooms.values().forEach(moves -> moves.due(steadyClock.instant()).forEach(this::tell));
        rooms.values().removeIf(moves -> moves.areCalm(steadyClock.instant()));
    }

    /** In how many rooms somebody moved lately. */
    synchronized int watched() {
        return rooms.size();
    }

    private void tell(RoomEvent event) {
        List<Nickname> who =
                event instanceof RoomEvent.Joined joined ? joined.nicknames() : ((RoomEvent.Left) event).nicknames();
        listener.moved(event, who);
    }

    private RoomMoves in(RoomName room) {
        return rooms.computeIfAbsent(room, name -> new RoomMoves(name, clock, steadyClock.instant()));
    }
}

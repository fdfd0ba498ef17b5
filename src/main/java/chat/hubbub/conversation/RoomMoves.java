package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The comings and goings of one room, and whether they are told one by one. Guarded by {@link Moves}. */
final class RoomMoves {

    /** In a room with no more people each move is told at once, however many there are. */
    static final int LARGE = 100;

    /** So many may be told one by one in a row, and then one more for each span of the following length. */
    static final int BURST = 20;

    static final Duration PER_MOVE = Duration.ofMillis(500);

    /** Between two tellings of what was gathered. */
    static final Duration GATHERING = Duration.ofSeconds(1);

    /** No event names more people; the others are named in the next one. */
    static final int MOST_NAMED = 200;

    private final RoomName room;
    private final Clock clock;
    private final Map<Nickname, Boolean> gathered = new LinkedHashMap<>();
    private Instant free;
    private Instant told;
    private int online;

    RoomMoves(RoomName room, Clock clock, Instant now) {
        this.room = room;
        this.clock = clock;
        this.free = now;
        this.told = now;
    }

    /** What is to be told now. */
    List<RoomEvent> joined(Nickname nickname, int nowOnline, Instant now) {
        return moved(nickname, true, nowOnline, now);
    }

    /** What is to be told now. */
    List<RoomEvent> left(Nickname nickname, int nowOnline, Instant now) {
        return moved(nickname, false, nowOnline, now);
    }

    /** What was not told yet of either nickname is so no more: who came comes under the one of now, who had that is not gone. */
    void renamed(Nickname before, Nickname now) {
        boolean cameUntold = gathered.remove(before) != null;
        boolean goneUntold = gathered.remove(now) != null;
        if (cameUntold && !goneUntold) {
            gathered.put(now, true);
        }
    }

    /** What was gathered, once it is time: those who came, then those who left. */
    List<RoomEvent> due(Instant now) {
        if (gathered.isEmpty() || now.isBefore(told.plus(GATHERING))) {
            return List.of();
        }
        told = now;
        List<RoomEvent> events = new ArrayList<>(2);
        List<Nickname> joined = take(true);
        List<Nickname> left = take(false);
        if (!joined.isEmpty()) {
            events.add(new RoomEvent.Joined(room, joined, online, clock.instant()));
        }
        if (!left.isEmpty()) {
            events.add(new RoomEvent.Left(room, left, online, clock.instant()));
        }
        return events;
    }

    /** Whether nothing would be different if this were forgotten. */
    boolean areCalm(Instant now) {
        return gathered.isEmpty() && !free.isAfter(now) && now.isAfter(told.plus(GATHERING));
    }

    private List<RoomEvent> moved(Nickname nickname, boolean in, int nowOnline, Instant now) {
        online = nowOnline;
        if (gathered.isEmpty() && mayBeTold(now)) {
            List<Nickname> alone = List.of(nickname);
            Instant at = clock.instant();
            return List.of(
                    in ? new RoomEvent.Joined(room, alone, online, at) : new RoomEvent.Left(room, alone, online, at));
        }
        gather(nickname, in, now);
        return List.of();
    }

    /** Each move told takes its span; a room may be a burst of them ahead of the clock. */
    private boolean mayBeTold(Instant now) {
        Instant next = (free.isBefore(now) ? now : free).plus(PER_MOVE);
        boolean fits = online <= LARGE || !next.isAfter(now.plus(PER_MOVE.multipliedBy(BURST)));
        if (online > LARGE && fits) {
            free = next;
        }
        return fits;
    }

    /** Who comes and goes before anybody was told was never there, as far as anybody else knows; and the other way round. */
    private void gather(Nickname nickname, boolean in, Instant now) {
        if (gathered.isEmpty()) {
            told = now;
        }
        Boolean before = gathered.remove(nickname);
        if (before == null || before == in) {
            gathered.put(nickname, in);
        }
    }

    private List<Nickname> take(boolean in) {
        List<Nickname> taken = new ArrayList<>();
        for (Iterator<Map.Entry<Nickname, Boolean>> all = gathered.entrySet().iterator();
                all.hasNext() && taken.size() < MOST_NAMED; ) {
            Map.Entry<Nickname, Boolean> next = all.next();
            if (next.getValue() == in) {
                taken.add(next.getKey());
                all.remove();
            }
        }
        return taken;
    }
}

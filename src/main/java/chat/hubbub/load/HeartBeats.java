package chat.hubbub.load;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs of life of those who promised some. The server wants the same of everybody, so the first to wait is due first. */
final class HeartBeats implements Chore {

    private static final Pattern WANTED = Pattern.compile("\nheart-beat:\\d+,(\\d{1,9})");
    private static final byte[] BEAT = WebSocketFrames.text("\n");
    /** Three quarters of a millisecond: somewhat more often than promised, as the network may hold one up. */
    private static final long NANOS = 750_000;

    private final Queue<Beat> waiting = new ArrayDeque<>();

    private record Beat(Connection connection, long interval, long due) {}

    /** Beats as rarely as both sides want, or never. */
    void promise(Connection connection, long offeredMillis, String connectedFrame) {
        Matcher header = WANTED.matcher(connectedFrame);
        long wanted = header.find() ? Long.parseLong(header.group(1)) : 0;
        if (offeredMillis > 0 && wanted > 0) {
            add(connection, Math.max(offeredMillis, wanted) * NANOS, System.nanoTime());
        }
    }

    @Override
    public long advance(long now) {
        for (Beat beat = waiting.peek(); beat != null; beat = waiting.peek()) {
            if (beat.due - now > 0) {
                return beat.due - now;
            }
            waiting.remove();
            beat(beat, now);
        }
        return NEVER;
    }

    private void beat(Beat beat, long now) {
        if (!beat.connection.isClosed()) {
            beat.connection.send(BEAT);
            add(beat.connection, beat.interval, now);
        }
    }

    private void add(Connection connection, long interval, long now) {
        waiting.add(new Beat(connection, interval, now + interval));
    }
}

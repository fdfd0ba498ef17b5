package chat.hubbub.message;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of one room was told on this node, and what came before its turn. Belongs to the feed's thread. */
final class RoomFeed {

    /** What comes early beyond this is found in the database again. */
    static final int MOST_EARLY = 2_000;

    private static final long UNKNOWN = -1;

    private final TreeMap<Long, Early> early = new TreeMap<>();
    private long told = UNKNOWN;
    private long head;

    /** Since when something is missing, in {@link System#nanoTime}; meaningless if nothing is. */
    private long missingSince;

    private boolean missing;
    private boolean beingRead;

    private record Early(ChatEvent event, @Nullable OwnBatch batch) {}

    /** From which number on this room is followed; who knows it already knows better. */
    void begin(long head) {
        if (told == UNKNOWN) {
            told = head;
            while (!early.isEmpty() && early.firstKey() <= told) {
                settle(early.pollFirstEntry().getValue());
            }
        }
    }

    /** Takes an event in; what was told already, or waits already, is the same event again. */
    void take(ChatEvent event, @Nullable OwnBatch batch) {
        if (told != UNKNOWN && event.seq() <= told) {
            settle(new Early(event, batch));
        } else if (batch != null || early.size() < MOST_EARLY) {
            Early known = early.get(event.seq());
            if (known == null || batch != null) {
                early.put(event.seq(), new Early(event, batch));
            }
        }
        expect(event.seq());
    }

    /** There is an event of this number. */
    void expect(long seq) {
        head = Math.max(head, seq);
    }

    /** The events whose turn it is, in order. Their batches hear of it when they were {@linkplain #tell told}. */
    List<ChatEvent> due() {
        List<ChatEvent> due = new ArrayList<>();
        if (told != UNKNOWN) {
            for (Early next = early.get(told + 1); next != null; next = early.get(told + due.size() + 1)) {
                due.add(next.event());
            }
        }
        return due;
    }

    /** These are told now. */
    void tell(List<ChatEvent> events) {
        for (ChatEvent event : events) {
            told = event.seq();
            Early taken = early.remove(told);
            if (taken != null) {
                settle(taken);
            }
        }
    }

    /** Whether there are events that were not told, and that nobody is reading. */
    boolean lacksSomething() {
        boolean lacks = told != UNKNOWN && head > told && !beingRead;
        missing &= lacks;
        return lacks;
    }

    /** For how many nanoseconds that has been so. */
    long missingFor(long now) {
        if (!missing) {
            missing = true;
            missingSince = now;
        }
        return now - missingSince;
    }

    void read(boolean underWay) {
        beingRead = underWay;
        missing = false;
    }

    long told() {
        return told;
    }

    /** Nobody listens any more, or everything is different now. */
    void abandon() {
        early.values().forEach(RoomFeed::settle);
        early.clear();
    }

    private static void settle(Early one) {
        if (one.batch() != null) {
            one.batch().oneIsTold();
        }
    }
}

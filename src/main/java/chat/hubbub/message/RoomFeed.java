package chat.hubbub.message;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of one room was told on this node, and what came before its turn. Belongs to the feed's thread. */
final class RoomFeed {

    /** Of what comes early the farthest is given up beyond this: it is found in the database again. */
    static final int MOST_EARLY = 2_000;

    private static final long UNKNOWN = -1;

    private final TreeMap<Long, Early> early = new TreeMap<>();
    private long told = UNKNOWN;

    /** Up to where there are events for certain. */
    private long head;

    /** Since when something is missing, in {@link System#nanoTime}; meaningless if nothing is. */
    private long missingSince;

    private boolean missing;
    private boolean beingRead;
    private boolean inDoubt;

    /** What had come early when reading began; all of it is in the database, or nowhere. */
    private List<Long> earlyThen = List.of();

    private record Early(ChatEvent event, @Nullable OwnBatch batch) {}

    /** From which number on this room is followed; what is known already stays. */
    void begin(long base) {
        if (told == UNKNOWN) {
            told = base;
            while (!early.isEmpty() && early.firstKey() <= told) {
                settle(early.pollFirstEntry().getValue());
            }
        }
    }

    /** Takes an event in; what was told already, or waits already, is the same event again. */
    void take(ChatEvent event, @Nullable OwnBatch batch) {
        Early one = new Early(event, batch);
        if (told != UNKNOWN && event.seq() <= told) {
            settle(one);
            return;
        }
        if (batch != null || !early.containsKey(event.seq())) {
            early.put(event.seq(), one);
        }
        if (early.size() > MOST_EARLY) {
            settle(early.pollLastEntry().getValue());
        }
    }

    /** There is an event of this number, as the database says. */
    void expect(long seq) {
        head = Math.max(head, seq);
    }

    /** Something was told that may be something else by now: what is there is read. */
    void doubt(@Nullable OwnBatch batch) {
        inDoubt = true;
        if (batch != null) {
            batch.oneIsTold();
        }
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

    /** Whether there are events, or may be, that were not told, and that nobody is reading. */
    boolean lacksSomething() {
        boolean lacks = told != UNKNOWN && !beingRead && (inDoubt || head > told || !early.isEmpty());
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

    /** Somebody reads what comes after what was told. */
    void read() {
        beingRead = true;
        inDoubt = false;
        missing = false;
        earlyThen = List.copyOf(early.keySet());
    }

    /** It could not be read. */
    void readInVain() {
        beingRead = false;
        inDoubt = true;
    }

    /**
     * This was read. What had come early before that and is not there is nowhere.
     *
     * @param all whether there is nothing more
     */
    void found(List<ChatEvent> events, boolean all) {
        beingRead = false;
        events.forEach(event -> take(event, null));
        if (all) {
            long last = events.isEmpty() ? told : events.get(events.size() - 1).seq();
            forgetAfter(Math.max(told, last));
        }
    }

    long told() {
        return told;
    }

    /** Nobody listens any more, or everything is different now. */
    void abandon() {
        early.values().forEach(RoomFeed::settle);
        early.clear();
    }

    private void forgetAfter(long last) {
        for (long seq : earlyThen) {
            Early one = seq > last ? early.remove(seq) : null;
            if (one != null) {
                settle(one);
            }
        }
        earlyThen = List.of();
    }

    private static void settle(Early one) {
        if (one.batch() != null) {
            one.batch().oneIsTold();
        }
    }
}

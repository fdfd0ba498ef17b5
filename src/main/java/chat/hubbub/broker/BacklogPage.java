package chat.hubbub.broker;

import java.util.ArrayList;
import java.util.List;

/** A stretch of stored events as one subscriber will get it: no more than about one write carries. */
record BacklogPage(List<Encoded> frames, boolean hasMore) {

    record Encoded(long seq, byte[] frame) {}

    /** May block. */
    static <E> BacklogPage read(
            Backlog<E> backlog, String topic, long after, WireFormat<E> format, BrokerLimits limits) {
        List<Publication<E>> events = backlog.read(topic, after, limits.backlogEvents());
        List<Encoded> frames = new ArrayList<>();
        int bytes = 0;
        for (Publication<E> event : events) {
            if (bytes >= limits.writeBytes()) {
                return new BacklogPage(frames, true);
            }
            byte[] frame = format.encode(event.event());
            bytes += frame.length;
            frames.add(new Encoded(event.seq(), frame));
        }
        return new BacklogPage(frames, events.size() == limits.backlogEvents());
    }
}

package chat.hubbub.broker;

import java.time.Duration;

/**
 * What one client, one topic and all of them together may hold.
 *
 * @param topicEvents events a topic keeps in memory for those who are behind
 * @param topicBytes the same in bytes
 * @param totalBytes what all topics keep together
 * @param outboxFrames frames addressed to one client alone that may wait for it
 * @param outboxBytes the same in bytes
 * @param subscriptions of one client
 * @param writeBytes one write carries at most so much, or one frame
 * @param backlogEvents events read from the backlog at a time, as far as they fit into one write
 * @param pace how far apart the passes of a busy topic begin, so that each write carries more
 */
public record BrokerLimits(
        int topicEvents,
        long topicBytes,
        long totalBytes,
        int outboxFrames,
        int outboxBytes,
        int subscriptions,
        int writeBytes,
        int backlogEvents,
        Duration pace) {

    private static final int TOPIC_EVENTS = 32 << 10;
    private static final long TOPIC_BYTES = 32L << 20;

    /** What may wait for all clients alone, in their outboxes and in writes under way. */
    long debtBytes() {
        return totalBytes / 2;
    }

    /** Scaled to the memory at hand: an eighth of the heap may hold what has not reached everybody yet. */
    public static BrokerLimits forHeap(long maxHeapBytes, Duration pace) {
        long total = maxHeapBytes / 8;
        long topic = Math.min(TOPIC_BYTES, total / 2);
        return new BrokerLimits(TOPIC_EVENTS, topic, total, 1_024, 256 << 10, 128, 64 << 10, 100, pace);
    }
}

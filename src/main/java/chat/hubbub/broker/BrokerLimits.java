package chat.hubbub.broker;

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
 */
public record BrokerLimits(
        int topicEvents,
        long topicBytes,
        long totalBytes,
        int outboxFrames,
        int outboxBytes,
        int subscriptions,
        int writeBytes,
        int backlogEvents) {

    private static final int MIB = 1 << 20;

    /** Scaled to the memory at hand: an eighth of the heap may hold what has not reached everybody yet. */
    public static BrokerLimits forHeap(long maxHeapBytes) {
        return new BrokerLimits(8_192, 4L * MIB, maxHeapBytes / 8, 1_024, 256 << 10, 128, 32 << 10, 100);
    }
}

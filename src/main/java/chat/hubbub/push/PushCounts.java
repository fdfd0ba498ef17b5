package chat.hubbub.push;

/** What operators may want to know of notes that are pushed. Counted since the start; safe for any thread. */
public interface PushCounts {

    int subscriptions();

    /** Taken by a push service. */
    long sent();

    /** Given up, because a push service did not take it. */
    long failed();

    /** Never tried, because too many were waiting. */
    long dropped();
}

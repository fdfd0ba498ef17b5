package chat.hubbub.broker;

/** Counts what the broker does. Called on hot paths: must be quick, and must not throw. */
public interface BrokerObserver {

    BrokerObserver NONE = new BrokerObserver() {};

    /** One write was handed to a client's outlet. */
    default void delivered(int frames, int bytes) {}

    /** An event was offered to all who could take it at once. */
    default void fannedOut(long nanosSincePublished) {}

    /** A client was cut off because it fell behind. */
    default void cutOff() {}
}

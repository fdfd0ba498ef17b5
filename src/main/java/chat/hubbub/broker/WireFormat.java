package chat.hubbub.broker;

/**
 * How events look on one kind of wire. Formats are compared by identity: the broker encodes an event once for each format
 * that somebody listens in.
 */
public interface WireFormat<E> {

    /** The bytes of one frame; empty where this wire has no word for the event. Called on the delivery thread. */
    byte[] encode(E event);

    /** Whether the one who caused the event is told of it too. */
    boolean echoes(E event);
}

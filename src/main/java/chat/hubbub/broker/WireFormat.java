package chat.hubbub.broker;

import java.nio.ByteBuffer;

/**
 * How events look on one kind of wire. A frame is a header, the subscription's own prefix, and what is the same for all.
 * Formats are compared by identity: the broker encodes an event once for each format that somebody listens in.
 */
public interface WireFormat<E> {

    /** No header is longer. */
    int MOST_HEADER_BYTES = 16;

    /** What all subscriptions share of the frame; empty where this wire has no word for the event. */
    byte[] encode(E event);

    /** Whether the one who caused the event is told of it too. */
    boolean echoes(E event);

    /** Puts what comes before a frame of which so many bytes are to follow. Most wires need nothing. */
    default void putHeader(int length, ByteBuffer to) {}
}

package chat.hubbub.broker;

import java.nio.ByteBuffer;

/**
 * The way to one client: a socket, or what stands for one. The broker writes from one thread at a time, and not again
 * before it was told that it may.
 */
public interface Outlet {

    /**
     * Takes bytes from the front of whole frames: all of them, or as many as find room. Must not block, and must not touch
     * the buffer once it returned.
     *
     * @return true if all was taken and more may come at once. Otherwise the listener is told exactly once, on any thread
     *     and perhaps before this returns, that the outlet takes more; what is left in the buffer is offered again then
     */
    boolean write(ByteBuffer frames, WriteListener listener);

    /** Whether a write would be of use, at a glance and without a promise. */
    default boolean isReady() {
        return true;
    }

    /** Whether what it took is kept in this process until it takes more, and not left to the system. */
    default boolean keepsWhatItTook() {
        return true;
    }

    /** Ends the connection, abandoning a write that is stuck. Must not block; every call after the first does nothing. */
    void close(CloseReason reason);

    /** Hears how a write ended. */
    @FunctionalInterface
    interface WriteListener {

        /** @param ok false if the connection is broken, and nothing more can be written */
        void written(boolean ok);
    }
}

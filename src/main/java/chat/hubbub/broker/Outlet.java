package chat.hubbub.broker;

/** The way to one client: a socket, or what stands for one. The broker never has more than one write in flight. */
public interface Outlet {

    /**
     * Starts to write whole frames. Must not block and must not keep a queue; tells the listener exactly once, on any
     * thread, when it takes more.
     */
    void write(byte[] frames, WriteListener listener);

    /** Ends the connection, abandoning a write that is stuck. Must not block; every call after the first does nothing. */
    void close(CloseReason reason);

    /** Hears how a write ended. */
    @FunctionalInterface
    interface WriteListener {
        void written(boolean ok);
    }
}

package chat.hubbub.stomp;

import chat.hubbub.broker.Outlet;

/** One client's transport, as its session sees it. */
interface Link extends Outlet {

    /** How frames are to be written for it. */
    Wire wire();

    /** Who opened the connection. */
    Caller caller();

    /** Stops reading from the client until {@link #resume()}, for each call of this; what was read already still arrives. */
    void pause();

    void resume();

    /** Whether the thread that reads may wait for the disk; it reads for this client alone then. */
    default boolean mayWait() {
        return true;
    }

    /** Has something done soon by a thread that may wait. */
    default void leaveToAWorker(Runnable work) {
        work.run();
    }

    /** Asks the client for a sign of life on a level below STOMP, if the transport has one. Must not block. */
    void ping();

    /** Gives up on a client that takes nothing any more; called about once a second. */
    default void giveUpIfStuck() {}
}

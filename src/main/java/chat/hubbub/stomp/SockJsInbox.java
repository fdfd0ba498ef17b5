package chat.hubbub.stomp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one client is sending: a few requests, read out one at a time and in the order in which they came, by whichever
 * thread finds them complete. Each is answered once it is read out, so a client that is paused waits for that.
 */
final class SockJsInbox {

    /** A client sends its next request after the answer to the last, so more than one is generous. */
    static final int MOST = 4;

    private final Consumer<ByteBuffer> reader;
    private final Queue<SockJsSend> sends = new ArrayDeque<>(MOST);
    private boolean draining;
    private int pauses;
    private boolean closed;

    SockJsInbox(Consumer<ByteBuffer> reader) {
        this.reader = reader;
    }

    /** False if there is no room. */
    synchronized boolean add(SockJsSend send) {
        return !closed && sends.size() < MOST && sends.add(send);
    }

    /** Whether another request would find room. */
    synchronized boolean hasRoom() {
        return !closed && sends.size() < MOST;
    }

    synchronized void remove(SockJsSend send) {
        sends.remove(send);
    }

    synchronized void pause() {
        pauses++;
    }

    void resume() {
        unpause();
        wake();
    }

    /** Reads out what is complete, unless a thread is at it. */
    void drain() {
        if (!begin()) {
            return;
        }
        for (SockJsSend send = next(); send != null; send = next()) {
            if (send.hasRemaining()) {
                reader.accept(send.nextPiece());
            } else {
                remove(send);
                send.accepted();
            }
        }
    }

    /** Gives up on bodies that take too long. */
    void check(Instant now) {
        sendsNow().forEach(send -> send.check(now));
        wake();
    }

    /** What is complete is still read out, which does no harm to a session that is gone. */
    void close() {
        shut();
        sendsNow().forEach(SockJsSend::abandon);
        wake();
    }

    private synchronized void unpause() {
        pauses = Math.max(0, pauses - 1);
    }

    private synchronized void shut() {
        closed = true;
        pauses = 0;
    }

    private synchronized List<SockJsSend> sendsNow() {
        return List.copyOf(sends);
    }

    private synchronized boolean begin() {
        boolean free = !draining;
        draining = true;
        return free;
    }

    private synchronized @Nullable SockJsSend next() {
        SockJsSend first = ready();
        draining = first != null;
        return first;
    }

    private synchronized @Nullable SockJsSend ready() {
        SockJsSend first = sends.peek();
        return pauses == 0 && first != null && first.isComplete() ? first : null;
    }

    /** On a thread of the container: whoever resumes a client must not read for it. */
    private void wake() {
        SockJsSend first = ready();
        if (first != null) {
            first.later(this::drain);
        }
    }
}

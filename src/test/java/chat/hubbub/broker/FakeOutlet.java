package chat.hubbub.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A client that reads when it is told to. Frames end with a line break. */
class FakeOutlet implements Outlet {

    private final List<String> frames = new ArrayList<>();
    private final List<Integer> writes = new ArrayList<>();
    private @Nullable WriteListener pending;
    private @Nullable CloseReason closed;
    private boolean stalled;
    private boolean direct;
    private OptionalInt dribble = OptionalInt.empty();
    private String begun = "";
    private boolean overlapped;

    @Override
    public boolean write(ByteBuffer bytes, WriteListener listener) {
        synchronized (this) {
            overlapped |= pending != null;
            writes.add(bytes.remaining());
            read(bytes);
            if (stalled) {
                pending = listener;
                return false;
            }
        }
        if (direct) {
            return true;
        }
        listener.written(true);
        return false;
    }

    /** Takes all, unless it dribbles: then it takes a few bytes, whatever frame they end in. */
    private void read(ByteBuffer bytes) {
        int length =
                stalled && dribble.isPresent() ? Math.min(dribble.getAsInt(), bytes.remaining()) : bytes.remaining();
        byte[] taken = new byte[length];
        bytes.get(taken);
        begun += new String(taken, StandardCharsets.UTF_8);
        int end = begun.lastIndexOf('\n') + 1;
        frames.addAll(begun.substring(0, end).lines().toList());
        begun = begun.substring(end);
    }

    @Override
    public synchronized void close(CloseReason reason) {
        if (closed == null) {
            closed = reason;
        }
    }

    /** From now on what it takes has left at once, and nobody is told. */
    FakeOutlet direct() {
        direct = true;
        return this;
    }

    /** From now on writes stay in flight, and take so many bytes at most. */
    synchronized void dribble(int bytes) {
        stalled = true;
        dribble = OptionalInt.of(bytes);
    }

    /** Takes so many bytes more at most, and then waits again. */
    void sip(int bytes) {
        WriteListener waiting;
        synchronized (this) {
            dribble(bytes);
            waiting = pending;
            pending = null;
        }
        if (waiting != null) {
            waiting.written(true);
        }
    }

    /** From now on writes stay in flight. */
    synchronized void stall() {
        stalled = true;
    }

    void readOn() {
        WriteListener waiting;
        synchronized (this) {
            stalled = false;
            dribble = OptionalInt.empty();
            waiting = pending;
            pending = null;
        }
        if (waiting != null) {
            waiting.written(true);
        }
    }

    /** Whether a frame was begun that is not whole. */
    synchronized boolean isInsideFrame() {
        return !begun.isEmpty();
    }

    synchronized List<String> frames() {
        return List.copyOf(frames);
    }

    /** The sizes of the writes so far, in bytes. */
    synchronized List<Integer> writes() {
        return List.copyOf(writes);
    }

    synchronized @Nullable CloseReason closed() {
        return closed;
    }

    /** Whether a write was begun while another was in flight. */
    synchronized boolean overlapped() {
        return overlapped;
    }

    synchronized boolean isWriting() {
        return pending != null;
    }
}

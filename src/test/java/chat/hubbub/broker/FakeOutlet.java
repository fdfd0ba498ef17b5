package chat.hubbub.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that reads when it is told to. Frames end with a line break. */
class FakeOutlet implements Outlet {

    private final List<String> frames = new ArrayList<>();
    private final List<Integer> writes = new ArrayList<>();
    private @Nullable WriteListener pending;
    private @Nullable CloseReason closed;
    private boolean stalled;
    private boolean overlapped;

    @Override
    public void write(byte[] bytes, WriteListener listener) {
        synchronized (this) {
            overlapped |= pending != null;
            String text = new String(bytes, StandardCharsets.UTF_8);
            frames.addAll(Arrays.asList(text.split("\n")));
            writes.add(bytes.length);
            if (stalled) {
                pending = listener;
                return;
            }
        }
        listener.written(true);
    }

    @Override
    public synchronized void close(CloseReason reason) {
        if (closed == null) {
            closed = reason;
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
            waiting = pending;
            pending = null;
        }
        if (waiting != null) {
            waiting.written(true);
        }
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

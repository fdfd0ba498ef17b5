package chat.hubbub.broker;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Frames for one client alone, bounded. Any thread may add; the delivery thread takes. */
final class Outbox {

    private final BrokerLimits limits;
    private final Queue<byte[]> frames = new ArrayDeque<>();
    private int bytes;

    Outbox(BrokerLimits limits) {
        this.limits = limits;
    }

    /** False if there is no room: then nothing was added. */
    synchronized boolean add(byte[] frame) {
        boolean fits = frames.isEmpty()
                || frames.size() < limits.outboxFrames() && bytes + frame.length <= limits.outboxBytes();
        if (fits) {
            frames.add(frame);
            bytes += frame.length;
        }
        return fits;
    }

    synchronized byte @Nullable [] poll() {
        byte[] frame = frames.poll();
        if (frame != null) {
            bytes -= frame.length;
        }
        return frame;
    }

    synchronized void clear() {
        frames.clear();
        bytes = 0;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }
}

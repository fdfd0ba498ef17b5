package chat.hubbub.stomp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client says in transactions, kept until it commits. Not safe for several threads. */
final class Transactions {

    static final int MOST_OPEN = 8;
    static final int MOST_FRAMES = 64;

    /** Of all bodies in all open transactions together. */
    static final int MOST_BYTES = 256 << 10;

    private final Map<String, List<StompFrame>> open = new HashMap<>();
    private int bytes;

    void begin(StompFrame frame) {
        if (open.size() >= MOST_OPEN || open.putIfAbsent(nameOf(frame), new ArrayList<>()) != null) {
            throw new BrokenFrame("This transaction is open already, or too many are.");
        }
    }

    /** Keeps it for later if it belongs to a transaction. */
    boolean keep(StompFrame frame) {
        if (frame.header("transaction").isEmpty()) {
            return false;
        }
        List<StompFrame> frames = opened(open.get(nameOf(frame)));
        bytes += frame.body().length;
        if (frames.size() >= MOST_FRAMES || bytes > MOST_BYTES) {
            throw BrokenFrame.tooMuch("There is too much in this transaction.");
        }
        frames.add(frame);
        return true;
    }

    /** What was said in it, in order. */
    List<StompFrame> commit(StompFrame frame) {
        List<StompFrame> frames = opened(open.remove(nameOf(frame)));
        frames.forEach(kept -> bytes -= kept.body().length);
        return frames;
    }

    /** What was said in it is forgotten. */
    void abort(StompFrame frame) {
        commit(frame);
    }

    private static String nameOf(StompFrame frame) {
        return frame.header("transaction")
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new BrokenFrame("A transaction needs a name."));
    }

    private static List<StompFrame> opened(@Nullable List<StompFrame> frames) {
        if (frames == null) {
            throw new BrokenFrame("There is no such transaction.");
        }
        return frames;
    }
}

package chat.hubbub.broker;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one write, gathered in memory that a socket can take them from without another copy. Each entry remembers
 * whose it is, so that an outlet may take any number of bytes. Belongs to one delivery thread.
 */
final class Batch {

    /** Stands for whoever is given a batch that many are given. */
    static final Source NOBODY = (token, seq) -> {};

    private static final int FIRST_ENTRIES = 64;

    private final int limit;
    private ByteBuffer bytes;
    private int[] ends = new int[FIRST_ENTRIES];
    private long[] tokens = new long[FIRST_ENTRIES];
    private long[] seqs = new long[FIRST_ENTRIES];
    private @Nullable Source[] sources = new Source[FIRST_ENTRIES];
    private int count;
    private int taken;

    /** Where frames come from. */
    interface Source {

        /** All its frames up to the one that was put with this token are on their way. */
        void taken(long token, long seq);
    }

    /** @param limit once so many bytes are in it, it is full */
    Batch(int limit) {
        this.limit = limit;
        this.bytes = ByteBuffer.allocateDirect(limit);
    }

    void clear() {
        Arrays.fill(sources, 0, count, null);
        bytes.clear();
        count = 0;
        taken = 0;
    }

    /** A whole frame. */
    void put(byte[] frame, Source source) {
        reserve(frame.length);
        bytes.put(frame);
        end(source, 0, 0);
    }

    /** A frame in its three parts. */
    <E> void put(WireFormat<E> format, byte[] prefix, byte[] body, Source source, long token, long seq) {
        int length = prefix.length + body.length;
        reserve(length + WireFormat.MOST_HEADER_BYTES);
        format.putHeader(length, bytes);
        bytes.put(prefix).put(body);
        end(source, token, seq);
    }

    boolean isFull() {
        return bytes.position() >= limit;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Offers everything. True if all was taken and more may come at once; else the listener hears when. Whatever happens, it
     * can be offered to the next one.
     */
    boolean offer(Outlet outlet, Outlet.WriteListener listener) {
        int length = bytes.position();
        bytes.flip();
        try {
            return outlet.write(bytes, listener);
        } finally {
            taken = bytes.position();
            bytes.limit(bytes.capacity()).position(length);
        }
    }

    /** How many bytes are in it. */
    int size() {
        return bytes.position();
    }

    /** How many bytes were taken of the last offer. */
    int taken() {
        return taken;
    }

    /** How many frames were taken of the last offer, one that was only begun among them. */
    int framesTaken() {
        if (taken == bytes.position()) {
            return count;
        }
        int found = Arrays.binarySearch(ends, 0, count, taken);
        int whole = found >= 0 ? found + 1 : -found - 1;
        return isBegun(whole) ? whole + 1 : whole;
    }

    /** Tells each source what was taken of the last offer. */
    void settle() {
        int frames = framesTaken();
        for (int i = 0; i < frames; i++) {
            Source source = sources[i];
            if (source != null) {
                source.taken(tokens[i], seqs[i]);
            }
        }
    }

    /** The same where all frames are one source's, which need only hear of the last. */
    void settle(Source only) {
        int frames = framesTaken();
        if (frames > 0) {
            only.taken(tokens[frames - 1], seqs[frames - 1]);
        }
    }

    /** What is left of a frame that was only begun by the last offer; null if each frame was taken whole or not at all. */
    @Nullable ByteBuffer unfinished() {
        int end = taken == bytes.position() || taken == 0 ? taken : ends[framesTaken() - 1];
        if (end == taken) {
            return null;
        }
        byte[] rest = new byte[end - taken];
        bytes.get(taken, rest);
        return ByteBuffer.wrap(rest);
    }

    private boolean isBegun(int entry) {
        return taken > (entry == 0 ? 0 : ends[entry - 1]);
    }

    private void end(Source source, long token, long seq) {
        if (count == ends.length) {
            grow();
        }
        ends[count] = bytes.position();
        tokens[count] = token;
        seqs[count] = seq;
        sources[count++] = source;
    }

    private void grow() {
        int larger = 2 * ends.length;
        ends = Arrays.copyOf(ends, larger);
        tokens = Arrays.copyOf(tokens, larger);
        seqs = Arrays.copyOf(seqs, larger);
        sources = Arrays.copyOf(sources, larger);
    }

    /** One frame may be larger than the limit. */
    private void reserve(int length) {
        if (bytes.remaining() < length) {
            int larger = Integer.highestOneBit(bytes.position() + length) << 1;
            bytes = ByteBuffer.allocateDirect(larger).put(bytes.flip());
        }
    }
}

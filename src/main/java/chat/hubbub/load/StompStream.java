package chat.hubbub.load;

import java.util.Arrays;

/**
 * Takes STOMP frames out of payloads that may begin and end anywhere. A frame that is whole is looked at where it lies;
 * only one that is not is kept until its end arrives.
 */
final class StompStream {

    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] NOTHING = {};

    private final Arrivals arrivals;
    private byte[] kept = NOTHING;
    private int length;

    StompStream(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** The array must have {@link Scan#SLACK} bytes more. */
    void take(byte[] bytes, int from, int to) {
        int at = length == 0 ? from : complete(bytes, from, to);
        while (at < to) {
            int next = frame(bytes, at, to);
            if (next < 0) {
                keep(bytes, at, to);
                return;
            }
            at = next;
        }
    }

    private int complete(byte[] bytes, int from, int to) {
        int end = Math.min(to, Scan.nul(bytes, from, to) + 1);
        keep(bytes, from, end);
        if (bytes[end - 1] == 0) {
            int whole = length;
            length = 0;
            frame(kept, 0, whole);
        }
        return end;
    }

    /** Where the next one begins, or -1 if the end of this one is not there yet. */
    private int frame(byte[] bytes, int start, int to) {
        if (bytes[start] == '\n' || bytes[start] == '\r') {
            return start + 1;
        }
        for (int at = Scan.nulOrAt(bytes, start, to); at < to; at = Scan.nulOrAt(bytes, at + 1, to)) {
            if (bytes[at] == 0) {
                arrivals.frame(bytes, start, at);
                return at + 1;
            }
            if (Marker.isAt(bytes, at, to)) {
                return marked(bytes, start, at, to);
            }
        }
        return -1;
    }

    /** A server may repeat the text within a frame: the first marker counts, and what follows is skipped. */
    private int marked(byte[] bytes, int start, int at, int to) {
        int end = Scan.nul(bytes, at + Marker.LENGTH, to);
        if (end == to) {
            return -1;
        }
        arrivals.marked(bytes[start], Marker.planned(bytes, at), Marker.sender(bytes, at), Marker.number(bytes, at));
        return end + 1;
    }

    private void keep(byte[] bytes, int from, int to) {
        int longer = length + to - from;
        if (longer > MOST_BYTES) {
            arrivals.broken("a frame of more than 1 MiB");
            return;
        }
        if (longer + Scan.SLACK > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(256, 2 * longer) + Scan.SLACK);
        }
        System.arraycopy(bytes, from, kept, length, to - from);
        length = longer;
    }
}

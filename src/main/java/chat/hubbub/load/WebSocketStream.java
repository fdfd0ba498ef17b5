package chat.hubbub.load;

/** Takes the payloads out of a server's WebSocket frames, which may be cut at any byte. */
final class WebSocketStream {

    private static final int LONGEST_HEADER = 10;
    private static final int LONGEST_CONTROL = 125;
    private static final int CONTROL = 0x08;
    private static final int CLOSE = 0x08;
    private static final int PING = 0x09;

    private final Arrivals arrivals;
    private final StompStream stomp;
    private final byte[] header = new byte[LONGEST_HEADER];
    private final byte[] control = new byte[LONGEST_CONTROL];
    private int headed;
    private int controlled;
    private int opcode;
    private long left;

    WebSocketStream(Arrivals arrivals) {
        this.arrivals = arrivals;
        this.stomp = new StompStream(arrivals);
    }

    /** The array must have {@link Scan#SLACK} bytes more. */
    void take(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = left > 0 ? payload(bytes, at, to) : header(bytes, at, to);
        }
    }

    private int payload(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + left);
        left -= end - from;
        if ((opcode & CONTROL) == 0) {
            stomp.take(bytes, from, end);
        } else {
            control(bytes, from, end);
        }
        return end;
    }

    /** A header that is there as a whole is read where it lies. */
    private int header(byte[] bytes, int at, int to) {
        if (headed == 0 && to - at >= LONGEST_HEADER) {
            return at + begin(bytes, at, lengthOfHeader(bytes[at + 1]));
        }
        header[headed++] = bytes[at];
        if (headed >= 2 && headed == lengthOfHeader(header[1])) {
            headed = 0;
            begin(header, 0, lengthOfHeader(header[1]));
        }
        return at + 1;
    }

    private static int lengthOfHeader(byte second) {
        return switch (second & 0x7F) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private int begin(byte[] bytes, int at, int length) {
        opcode = bytes[at] & 0x0F;
        left = bytes[at + 1] & 0x7F;
        if (length > 2) {
            left = 0;
            for (int i = at + 2; i < at + length; i++) {
                left = left << 8 | bytes[i] & 0xFF;
            }
        }
        check(bytes[at], bytes[at + 1]);
        return length;
    }

    private void check(byte first, byte second) {
        if ((first & 0x70) != 0 || second < 0 || left < 0 || (opcode & CONTROL) != 0 && left > LONGEST_CONTROL) {
            left = 0;
            arrivals.broken("no WebSocket frame");
        } else if ((opcode & CONTROL) != 0 && left == 0) {
            controlled();
        }
    }

    private void control(byte[] bytes, int from, int end) {
        System.arraycopy(bytes, from, control, controlled, end - from);
        controlled += end - from;
        if (left == 0) {
            controlled();
        }
    }

    private void controlled() {
        int length = controlled;
        controlled = 0;
        if (opcode == PING) {
            arrivals.ping(control, length);
        } else if (opcode == CLOSE) {
            arrivals.closed(length < 2 ? 1005 : (control[0] & 0xFF) << 8 | control[1] & 0xFF);
        }
    }
}

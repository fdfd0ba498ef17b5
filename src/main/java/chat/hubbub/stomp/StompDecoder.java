package chat.hubbub.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads frames from bytes that arrive in pieces of any size, looking at each byte once. What it keeps is bounded whatever
 * arrives. Not safe for several threads.
 */
final class StompDecoder {

    /** All that can be said fits, even if every character of it is written as an escape. */
    static final int MOST_BODY_BYTES = 64 << 10;

    /** Longer bodies are not even skipped: the connection ends. */
    static final int MOST_SKIPPED_BYTES = 1 << 20;

    static final int MOST_LINE_BYTES = 4 << 10;
    static final int MOST_HEADERS = 64;
    static final int MOST_HEADER_BYTES = 8 << 10;

    /** The longest frame fits, even if it comes in pieces of a few hundred bytes. */
    static final int MOST_PIECES = 4_096;

    private static final int FIRST_BUFFER = 256;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] line = new byte[FIRST_BUFFER];
    private int lineBytes;
    private StompVersion version = StompVersion.V1_0;
    private State state = State.BETWEEN_FRAMES;
    private String command = "";
    private long bodyBytes;
    private long contentLength;
    private int headerCount;
    private int headerBytes;
    private int pieces;

    private enum State {
        BETWEEN_FRAMES,
        COMMAND,
        HEADERS,
        BODY
    }

    /** From here on headers are unescaped as this version does. */
    void speak(StompVersion version) {
        this.version = version;
    }

    /** Whether a frame has begun that is not whole yet. */
    boolean isInsideFrame() {
        return state != State.BETWEEN_FRAMES;
    }

    /**
     * Takes all bytes, and hands over each frame as soon as it is whole.
     *
     * @throws BrokenFrame if this is not STOMP; nothing more may be decoded then
     */
    void decode(ByteBuffer bytes, Consumer<StompFrame> frames) {
        if (isInsideFrame() && ++pieces > MOST_PIECES) {
            throw BrokenFrame.tooMuch("A frame comes in too many pieces.");
        }
        while (bytes.hasRemaining()) {
            switch (state) {
                case BETWEEN_FRAMES -> skipLineEnd(bytes);
                case COMMAND, HEADERS -> takeLine(bytes);
                case BODY -> takeBody(bytes, frames);
            }
        }
    }

    private void skipLineEnd(ByteBuffer bytes) {
        byte b = bytes.get(bytes.position());
        if (b == '\n' || b == '\r') {
            bytes.get();
        } else {
            state = State.COMMAND;
        }
    }

    /** To its end, or as much of it as is there. */
    private void takeLine(ByteBuffer bytes) {
        int room = line.length - lineBytes;
        int here = Math.min(room, bytes.remaining());
        for (int i = 0; i < here; i++) {
            byte b = bytes.get();
            if (b == '\n') {
                endLine();
                return;
            } else if (b == 0) {
                throw new BrokenFrame("A frame ended before its headers did.");
            }
            line[lineBytes++] = b;
        }
        if (bytes.hasRemaining()) {
            lengthenLine(bytes);
        }
    }

    private void lengthenLine(ByteBuffer bytes) {
        if (line.length < MOST_LINE_BYTES) {
            line = Arrays.copyOf(line, MOST_LINE_BYTES);
        } else if (bytes.get(bytes.position()) != '\n') {
            throw BrokenFrame.tooMuch("A header is too long.");
        } else {
            bytes.get();
            endLine();
        }
    }

    private void endLine() {
        int length = lineBytes > 0 && line[lineBytes - 1] == '\r' ? lineBytes - 1 : lineBytes;
        String ended = new String(line, 0, length, StandardCharsets.UTF_8);
        lineBytes = 0;
        if (state == State.COMMAND) {
            command = ended;
            state = State.HEADERS;
        } else if (ended.isEmpty()) {
            beginBody();
        } else {
            addHeader(ended);
        }
    }

    private void addHeader(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new BrokenFrame("A header has no name.");
        }
        headerBytes += text.length();
        if (++headerCount > MOST_HEADERS || headerBytes > MOST_HEADER_BYTES) {
            throw BrokenFrame.tooMuch("A frame has too many headers.");
        }
        headers.putIfAbsent(unescape(text.substring(0, colon)), value(text.substring(colon + 1)));
    }

    /** In 1.0 white space around a value is no part of it: its specification's own examples have some. */
    private String value(String text) {
        return version == StompVersion.V1_0 ? text.strip() : unescape(text);
    }

    /** Headers of CONNECT are never escaped, for the sake of STOMP 1.0. */
    private String unescape(String text) {
        return command.equals("CONNECT") || command.equals("STOMP") ? text : version.unescape(text);
    }

    private void beginBody() {
        state = State.BODY;
        bodyBytes = 0;
        contentLength = headers.containsKey("content-length") ? parseLength(headers.get("content-length")) : -1;
    }

    private static long parseLength(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new BrokenFrame("The content-length is not a number.");
        }
        long length = Long.parseLong(text);
        if (length > MOST_SKIPPED_BYTES) {
            throw BrokenFrame.tooMuch("The body is too long.");
        }
        return length;
    }

    private void takeBody(ByteBuffer bytes, Consumer<StompFrame> frames) {
        int length =
                contentLength >= 0 ? (int) Math.min(bytes.remaining(), contentLength - bodyBytes) : untilNul(bytes);
        keep(bytes, length);
        if (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                throw new BrokenFrame("The body is longer than its content-length.");
            }
            endFrame(frames);
        }
    }

    private static int untilNul(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                return i - bytes.position();
            }
        }
        return bytes.remaining();
    }

    private void keep(ByteBuffer bytes, int length) {
        bodyBytes += length;
        if (bodyBytes > MOST_SKIPPED_BYTES) {
            throw BrokenFrame.tooMuch("The body is too long.");
        }
        if (bodyBytes <= MOST_BODY_BYTES) {
            byte[] piece = new byte[length];
            bytes.get(piece);
            body.writeBytes(piece);
        } else {
            body.reset();
            bytes.position(bytes.position() + length);
        }
    }

    private void endFrame(Consumer<StompFrame> frames) {
        boolean oversized = bodyBytes > MOST_BODY_BYTES;
        StompFrame frame =
                new StompFrame(command, Map.copyOf(headers), oversized ? new byte[0] : body.toByteArray(), oversized);
        body.reset();
        headers.clear();
        headerCount = 0;
        headerBytes = 0;
        pieces = 0;
        state = State.BETWEEN_FRAMES;
        frames.accept(frame);
    }
}

package chat.hubbub.stomp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** An open request in whose response a session speaks. Guarded by its session's lock. */
final class SockJsReceiver {

    /** The browser keeps a response whole until it ends, so it ends now and then. */
    static final int MOST_STREAMED_BYTES = 128 << 10;

    /** Sooner than proxies lose patience; and each new request is a sign of life. */
    static final Duration MOST_STREAMING = Duration.ofSeconds(25);

    /** Shorter, since only its end shows whether anybody still waits for a poll. */
    static final Duration MOST_POLLING = Duration.ofSeconds(15);

    static final Duration MOST_STREAMED_SILENCE = Duration.ofSeconds(5);
    static final Duration MOST_FOR_A_WRITE = WebSocketLink.MOST_FOR_A_WRITE;

    private final Style style;
    private final SockJsAnswer answer;
    private final Clock clock;
    private final Instant opened;
    private Instant spoke;
    private int said;

    enum Style {
        /** Says one thing. */
        POLLING,
        /** Says many things, and ends without a word: the next request goes on. */
        STREAMING
    }

    private SockJsReceiver(Style style, SockJsAnswer answer, Clock clock) {
        this.style = style;
        this.answer = answer;
        this.clock = clock;
        this.opened = clock.instant();
        this.spoke = opened;
    }

    /**
     * A streaming response has no length and so ends its connection: the last chunk of a chunked one could have to wait for
     * the client.
     */
    static SockJsReceiver open(
            Style style,
            HttpServletRequest request,
            HttpServletResponse response,
            Clock clock,
            Object lock,
            SockJsAnswer.Owner owner)
            throws IOException {
        response.setContentType(SockJsHeaders.SCRIPT);
        if (style == Style.STREAMING && request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
        return new SockJsReceiver(style, SockJsAnswer.to(request, response, lock, owner), clock);
    }

    /** @param frame said first, if it is not empty */
    void begin(String frame) {
        byte[] line = frame.isEmpty() ? new byte[0] : SockJsFrames.line(frame);
        if (style == Style.STREAMING) {
            answer.write(afterPrelude(line));
        } else if (line.length > 0) {
            answer.finish(line);
        }
    }

    /** Only when it is not busy. */
    void say(String frame) {
        byte[] line = SockJsFrames.line(frame);
        spoke = clock.instant();
        said += line.length;
        if (style == Style.POLLING || said >= MOST_STREAMED_BYTES) {
            answer.finish(line);
        } else {
            answer.write(line);
        }
    }

    void sayLast(String frame) {
        answer.finish(SockJsFrames.line(frame));
    }

    /** The first and only frame. */
    void refuse(String frame) {
        byte[] line = SockJsFrames.line(frame);
        answer.finish(style == Style.STREAMING ? afterPrelude(line) : line);
    }

    boolean isBusy() {
        return answer.isBusy();
    }

    boolean isStuck(Instant now) {
        return isBusy() && now.isAfter(spoke.plus(MOST_FOR_A_WRITE));
    }

    boolean speaksIn(SockJsAnswer which) {
        return answer == which;
    }

    void cut() {
        answer.cut();
    }

    /** Ends what has lasted long enough, and speaks when there was silence: a client that is gone shows itself only then. */
    void check(Instant now) {
        if (isBusy()) {
            return;
        }
        if (style == Style.POLLING && now.isAfter(opened.plus(MOST_POLLING))) {
            say(SockJsFrames.HEART_BEAT);
        } else if (style == Style.STREAMING && now.isAfter(opened.plus(MOST_STREAMING))) {
            answer.finish();
        } else if (style == Style.STREAMING && now.isAfter(spoke.plus(MOST_STREAMED_SILENCE))) {
            say(SockJsFrames.HEART_BEAT);
        }
    }

    private static byte[] afterPrelude(byte[] line) {
        byte[] prelude = SockJsFrames.prelude();
        return ByteBuffer.allocate(prelude.length + line.length)
                .put(prelude)
                .put(line)
                .array();
    }
}

package chat.hubbub.stomp;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One request in which a client speaks. Its body is read as it comes, and no thread waits for it. */
final class SockJsSend implements ReadListener, SockJsAnswer.Owner {

    static final Duration MOST_FOR_A_BODY = Duration.ofSeconds(20);
    static final int SERVICE_UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

    /** Between two pieces a client can be paused. */
    private static final int PIECE = 2_048;

    private final SockJsInbox inbox;
    private final SockJsBody body;
    private final Instant begun;
    private final ServletInputStream in;
    private final HttpServletResponse response;
    private final SockJsAnswer answer;
    private volatile @Nullable ByteBuffer message;

    private SockJsSend(
            SockJsInbox inbox,
            SockJsBudget budget,
            Instant begun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        this.inbox = inbox;
        this.body = new SockJsBody(budget);
        this.begun = begun;
        this.in = request.getInputStream();
        this.response = response;
        this.answer = SockJsAnswer.to(request, response, this, this);
    }

    static void begin(
            SockJsInbox inbox,
            SockJsBudget budget,
            Instant begun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SockJsSend send = new SockJsSend(inbox, budget, begun, request, response);
        if (inbox.add(send)) {
            send.in.setReadListener(send);
        } else {
            send.reply(SERVICE_UNAVAILABLE, "Too many requests of this session are under way.");
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[PIECE];
        while (in.isReady() && !in.isFinished()) {
            int length = in.read(buffer);
            if (length > 0) {
                keep(buffer, length);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        read();
        inbox.drain();
    }

    @Override
    public void onError(Throwable error) {
        forget();
    }

    @Override
    public void taken(SockJsAnswer answer) {}

    @Override
    public void broken(SockJsAnswer answer) {
        forget();
    }

    /** Whether all has arrived. */
    boolean isComplete() {
        return message != null;
    }

    boolean hasRemaining() {
        ByteBuffer all = message;
        return all != null && all.hasRemaining();
    }

    /** Only the thread that drains the inbox calls this, and only while something remains. */
    ByteBuffer nextPiece() {
        ByteBuffer all = message;
        if (all == null) {
            throw new IllegalStateException("Nothing is complete");
        }
        ByteBuffer piece = all.slice(all.position(), Math.min(PIECE, all.remaining()));
        all.position(all.position() + piece.remaining());
        return piece;
    }

    void accepted() {
        reply(HttpServletResponse.SC_NO_CONTENT, "");
    }

    /** The inbox is looked after again if no thread is free now. */
    synchronized void later(Runnable task) {
        if (!answer.isOver()) {
            try {
                answer.later(task);
            } catch (RejectedExecutionException e) {
                Faults.tell(new IOException(e));
            }
        }
    }

    void check(Instant now) {
        if (now.isAfter(begun.plus(MOST_FOR_A_BODY))) {
            abandon();
        }
    }

    /** Only what is complete goes on. */
    synchronized void abandon() {
        if (!isComplete() && !answer.isOver()) {
            answer.cut();
            forget();
        }
    }

    private synchronized void keep(byte[] piece, int length) {
        body.add(piece, length);
    }

    private synchronized void read() {
        if (answer.isOver()) {
            return;
        }
        switch (body.state()) {
            case TOO_LONG -> refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The payload is too long.");
            case NO_ROOM -> refuse(SERVICE_UNAVAILABLE, "The server is busy. Please try again.");
            case FITS -> decode(body.take());
        }
    }

    private void decode(byte[] json) {
        if (json.length == 0) {
            refuse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Payload expected.");
            return;
        }
        SockJsPayload.decode(json)
                .ifPresentOrElse(
                        bytes -> message = ByteBuffer.wrap(bytes),
                        () -> refuse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Broken JSON encoding."));
    }

    private void refuse(int status, String sentence) {
        inbox.remove(this);
        reply(status, sentence);
    }

    private synchronized void reply(int status, String sentence) {
        if (!answer.isOver()) {
            response.setStatus(status);
            answer.finish(sentence.getBytes(StandardCharsets.UTF_8));
        }
    }

    private synchronized void forget() {
        if (!isComplete()) {
            body.clear();
            inbox.remove(this);
        }
    }
}

package chat.hubbub.stomp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP response that is written without ever waiting for its client. Its methods are called, and its owner is told,
 * under the owner's lock; so the response is never touched once the container has taken it back.
 */
final class SockJsAnswer implements WriteListener, AsyncListener {

    private final Object lock;
    private final Owner owner;
    private final AsyncContext async;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final Runnable cutter;
    private byte @Nullable [] unwritten;
    private byte @Nullable [] lastWords;
    private boolean unflushed;
    private boolean busy;
    private boolean finishing;
    private boolean over;

    /** Hears what became of an answer. */
    interface Owner {

        /** What was last to be written has left for the client, and the answer takes more, unless it is over. */
        void taken(SockJsAnswer answer);

        /** The client is gone; nothing is known of what was being written. */
        void broken(SockJsAnswer answer);
    }

    private SockJsAnswer(HttpServletRequest request, HttpServletResponse response, Object lock, Owner owner)
            throws IOException {
        this.lock = lock;
        this.owner = owner;
        this.async = request.startAsync(request, response);
        this.response = response;
        this.out = response.getOutputStream();
        this.cutter = ConnectionCutter.of(request);
    }

    /** Nothing is sent yet: status and headers can still be set. Called on the request's own thread. */
    static SockJsAnswer to(HttpServletRequest request, HttpServletResponse response, Object lock, Owner owner)
            throws IOException {
        SockJsAnswer answer = new SockJsAnswer(request, response, lock, owner);
        answer.async.setTimeout(0);
        answer.async.addListener(answer);
        answer.out.setWriteListener(answer);
        return answer;
    }

    /** Only when it is not busy. */
    void write(byte[] bytes) {
        unwritten = bytes;
        begin();
    }

    /** Writes and ends, after what is being written at the moment. */
    void finish(byte[] bytes) {
        if (over || finishing) {
            return;
        }
        if (busy) {
            lastWords = bytes;
            return;
        }
        if (!response.isCommitted()) {
            response.setContentLength(bytes.length);
        }
        finishing = true;
        write(bytes);
    }

    /** Ends without a word more. Only when it is not busy. */
    void finish() {
        finishing = true;
        begin();
    }

    /** Ends at once, whatever is being written or read. */
    void cut() {
        if (!over) {
            over = true;
            cutter.run();
        }
    }

    /** Whether something is being written. */
    boolean isBusy() {
        return busy;
    }

    boolean isOver() {
        return over;
    }

    /** Runs it on a thread of the container. */
    void later(Runnable task) {
        async.start(task);
    }

    @Override
    public void onWritePossible() {
        synchronized (lock) {
            push();
        }
    }

    @Override
    public void onError(Throwable error) {
        synchronized (lock) {
            breakOff();
        }
    }

    /** Ends it here: otherwise the container would try to show an error page. */
    @Override
    public void onError(AsyncEvent event) {
        synchronized (lock) {
            breakOff();
        }
        try {
            event.getAsyncContext().complete();
        } catch (IllegalStateException e) {
            // It was being completed already.
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (lock) {
            breakOff();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void begin() {
        unflushed = true;
        busy = true;
        push();
    }

    private void push() {
        try {
            if (!over && busy && hasLeft()) {
                left();
            }
        } catch (IOException e) {
            // The container notices too, and ends what is left of the request.
            breakOff();
        }
    }

    /** The container calls again when it takes more. What it takes is gone from here, and it takes one write at most. */
    private boolean hasLeft() throws IOException {
        while (out.isReady()) {
            byte[] bytes = unwritten;
            if (bytes != null) {
                unwritten = null;
                out.write(bytes);
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                return true;
            }
        }
        return false;
    }

    private void left() {
        busy = false;
        byte[] last = lastWords;
        if (finishing) {
            over = true;
            async.complete();
        } else if (last != null) {
            finish(last);
            return;
        }
        owner.taken(this);
    }

    private void breakOff() {
        if (!over) {
            over = true;
            owner.broken(this);
        }
    }
}

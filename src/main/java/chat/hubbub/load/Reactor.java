package chat.hubbub.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for all sockets and for the clock, on one thread. */
final class Reactor implements AutoCloseable {

    /** A selector counts in milliseconds; what is due earlier is waited for in naps, so that it is not sent late. */
    private static final long NAP = 10_000;

    /** What is due must not wait until all sockets of a large crowd are read. */
    private static final int AT_A_TIME = 32;

    private final Selector selector;
    private final Runnable between;
    private int served;

    /** @param between is run now and then while many sockets are served */
    Reactor(Runnable between) throws IOException {
        this.between = between;
        this.selector = Selector.open();
    }

    /** Its key needs a {@link Connection} attached before the next turn. */
    SelectionKey register(SocketChannel channel, int operations) throws ClosedChannelException {
        return channel.register(selector, operations);
    }

    /** Serves every socket that is ready, once; waits so long if none is. */
    void turn(long nanos) {
        try {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
            if (millis > 0) {
                selector.select(this::serve, millis);
            } else if (selector.selectNow(this::serve) == 0 && nanos > 0) {
                LockSupport.parkNanos(Math.min(nanos, NAP));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        ((Connection) key.attachment()).ready();
        if (++served % AT_A_TIME == 0) {
            between.run();
        }
    }
}

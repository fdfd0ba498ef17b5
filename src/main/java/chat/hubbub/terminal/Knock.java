package chat.hubbub.terminal;

import chat.hubbub.moderation.Unaccepted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits at a socket until the first client connects, and leaves it to wait there. A server that no terminal ever calls
 * does without the code, the memory and the start-up time of those who would serve one.
 */
final class Knock implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Unaccepted unaccepted = new Unaccepted(Doorway.NAME);
    private final Selector selector;
    private final Runnable whenKnocked;

    /** @param whenKnocked runs on a thread of its own, and again after a while for as long as it fails */
    Knock(ServerSocketChannel socket, Runnable whenKnocked) throws IOException {
        this.selector = Selector.open();
        this.whenKnocked = whenKnocked;
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this::listen, "hubbub-terminal-knock");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        if (hearsSomebody()) {
            while (!opens()) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    /** Where nothing can be opened at the moment, such as for want of file descriptors, whoever knocked waits. */
    private boolean opens() {
        try {
            whenKnocked.run();
            return true;
        } catch (RuntimeException e) {
            unaccepted.failed(e);
            return false;
        }
    }

    private boolean hearsSomebody() {
        try (selector) {
            while (selector.isOpen()) {
                if (selector.select() > 0) {
                    return true;
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            // Closed while it waited: nobody came.
        }
        return false;
    }
}

package chat.hubbub.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One socket: what comes is handed on, what goes waits until there is room for it. */
final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Wire wire;
    private final Inlet inlet;
    private final ConnectionEvents events;
    private final Outbox outbox = new Outbox();
    private boolean connected;
    private boolean closed;

    Connection(SocketChannel channel, SelectionKey key, Wire wire, Inlet inlet, ConnectionEvents events) {
        this.channel = channel;
        this.key = key;
        this.wire = wire;
        this.inlet = inlet;
        this.events = events;
    }

    /** Never throws: what goes wrong is told to those who listen. */
    void ready() {
        if (closed) {
            return;
        }
        try {
            if (!connected) {
                connect();
            } else {
                serve(key.readyOps());
            }
        } catch (IOException e) {
            lose(reason(e));
        }
    }

    boolean isClosed() {
        return closed;
    }

    boolean isFull() {
        return outbox.isFull();
    }

    /** It is written with the next {@link #flush}. */
    void add(byte[] bytes) {
        outbox.add(bytes);
    }

    void send(byte[] bytes) {
        add(bytes);
        flush();
    }

    void flush() {
        if (!connected || closed || outbox.isEmpty()) {
            return;
        }
        try {
            write();
        } catch (IOException e) {
            lose(reason(e));
        }
    }

    /** The server may send what it likes: nobody looks. */
    void stopReading() {
        key.interestOps(key.interestOps() & ~SelectionKey.OP_READ);
    }

    /** Without a word to the server: as a process ends, or, with a reset, as a network does. */
    void cut(boolean reset) {
        try {
            if (reset) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            // It is closed all the same.
        }
        close();
    }

    void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            // Then it is as closed as it can be.
        }
    }

    private void connect() throws IOException {
        channel.finishConnect();
        connected = true;
        key.interestOps(SelectionKey.OP_READ);
        events.opened();
    }

    private void serve(int ready) throws IOException {
        if ((ready & SelectionKey.OP_WRITE) != 0) {
            goOn();
        }
        if ((ready & SelectionKey.OP_READ) != 0 && !closed) {
            read();
        }
    }

    /** Whoever waited for room is told here and nowhere else, so what a read wrote on its way does not end the waiting. */
    private void goOn() throws IOException {
        if (!wire.write(outbox.waiting())) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
        if (outbox.isEmpty()) {
            events.drained();
        }
    }

    /** Not for ever, so that the others have their turn too. */
    private void read() throws IOException {
        int count = wire.read(inlet.empty());
        if (count > 0) {
            inlet.filled(count);
            events.received(inlet.bytes, count);
            flush();
        } else if (count < 0) {
            lose("ended");
        } else {
            flush();
        }
    }

    private void write() throws IOException {
        if (wire.write(outbox.waiting())) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    private void lose(String reason) {
        if (!closed) {
            close();
            events.lost(reason);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return e instanceof ConnectException ? "connect: " + message : message;
    }
}

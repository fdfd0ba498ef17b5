package chat.hubbub.stomp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connection that Tomcat accepted and upgraded, at the level of bytes. Nothing here blocks. Without TLS it reads and
 * writes the channel itself; with TLS, Tomcat's channel, whose engine must not be used by two threads at once.
 */
final class TomcatSocket {

    private final SocketWrapperBase<?> wrapper;
    private final NioChannel channel;

    /** Null with TLS. Unlike Tomcat's own channel object, it never becomes another client's. */
    private final @Nullable SocketChannel plain;

    private boolean drained;

    TomcatSocket(SocketWrapperBase<?> wrapper) {
        this.wrapper = wrapper;
        this.channel = (NioChannel) wrapper.getSocket();
        this.plain = channel instanceof SecureNioChannel ? null : channel.getIOChannel();
    }

    /** Whether it was Tomcat's NIO connector that accepted this. */
    static boolean canUse(SocketWrapperBase<?> wrapper) {
        return wrapper.getSocket() instanceof NioChannel;
    }

    boolean isOpen() {
        return plain == null ? channel.isOpen() : plain.isOpen();
    }

    boolean isSecure() {
        return plain == null;
    }

    /** How much came, 0 if nothing is there at the moment, -1 at the end. The first read gives what Tomcat read too far. */
    int read(ByteBuffer into) throws IOException {
        if (plain != null && drained) {
            return plain.read(into);
        }
        try {
            drained = true;
            return wrapper.read(false, into);
        } catch (EOFException e) {
            return -1;
        }
    }

    /** Takes as much as finds room; true if all has left, and more would find some. */
    boolean write(ByteBuffer bytes) throws IOException {
        if (plain != null) {
            plain.write(bytes);
            return !bytes.hasRemaining();
        }
        while (bytes.hasRemaining() && channel.getOutboundRemaining() == 0) {
            channel.write(bytes);
        }
        return channel.getOutboundRemaining() == 0;
    }

    /** Sends on what was encrypted and found no room; false if some of it still finds none. */
    boolean flush() throws IOException {
        if (channel.getOutboundRemaining() > 0) {
            channel.flushOutbound();
        }
        return channel.getOutboundRemaining() == 0;
    }

    /** Asks to be told when there is room. */
    void wantToWrite() {
        wrapper.registerWriteInterest();
    }

    /** Has it read again, on a thread of Tomcat's. */
    void wantToRead() {
        // A server that is stopping takes nothing more, and reads nothing more.
        boolean unused = leaveToAWorker(() -> wrapper.processSocket(SocketEvent.OPEN_READ, false));
    }

    /** Has it done by a thread of Tomcat's; false if it has none for it. */
    boolean leaveToAWorker(Runnable work) {
        try {
            wrapper.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Tells the client that nothing more comes. With TLS that is only told by closing. */
    void endOutput() throws IOException {
        if (plain != null) {
            plain.shutdownOutput();
        }
    }

    /** Waits for a thread that is reading from it, which does not wait for anybody. */
    void close() {
        ReentrantLock lock = wrapper.getLock();
        lock.lock();
        try {
            wrapper.close();
        } finally {
            lock.unlock();
        }
    }
}

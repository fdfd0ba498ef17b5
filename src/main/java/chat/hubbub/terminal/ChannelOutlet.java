package chat.hubbub.terminal;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.Outlet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way to one terminal: a socket that is given up when a write is stuck for too long. */
final class ChannelOutlet implements Outlet {

    private final DuplexChannel channel;
    private final TerminalLimits limits;
    private final Clock clock;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** @param clock for time-outs */
    ChannelOutlet(DuplexChannel channel, TerminalLimits limits, Clock clock) {
        this.channel = channel;
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes all, and is busy until it has left. */
    @Override
    public boolean write(ByteBuffer frames, WriteListener listener) {
        ByteBuf copy = Unpooled.copiedBuffer(frames);
        frames.position(frames.limit());
        try {
            channel.eventLoop().execute(() -> writeNow(copy, listener));
        } catch (RejectedExecutionException e) {
            listener.written(false);
        }
        return false;
    }

    @Override
    public void close(CloseReason reason) {
        if (closing.compareAndSet(false, true)) {
            try {
                channel.eventLoop().execute(() -> closeNow(reason));
            } catch (RejectedExecutionException e) {
                // The threads of all terminals have ended, and their sockets with them.
            }
        }
    }

    /** The other side will send nothing more: where nothing more is sent to it either, that was all. */
    void inputEnded() {
        if (channel.isOutputShutdown()) {
            channel.close();
        }
    }

    private void writeNow(ByteBuf frames, WriteListener listener) {
        ChannelFuture write = channel.writeAndFlush(frames);
        if (!write.isDone()) {
            giveUpLater(write);
        }
        write.addListener(done -> listener.written(done.isSuccess()));
    }

    private void giveUpLater(ChannelFuture write) {
        Deadline limit =
                Deadline.start(channel.eventLoop(), clock, limits.writeTime(), () -> close(CloseReason.TOO_SLOW));
        write.addListener(done -> limit.cancel());
    }

    /** A socket that is closed while it holds unread input resets the connection, and the last line is lost with it. */
    private void closeNow(CloseReason reason) {
        Deadline.start(channel.eventLoop(), clock, limits.farewellTime(), channel::close);
        channel.writeAndFlush(Unpooled.wrappedBuffer(Wording.notice(reason.sentence())))
                .addListener(done -> hangUp());
        if (!channel.isInputShutdown()) {
            channel.read();
        }
    }

    private void hangUp() {
        if (channel.isInputShutdown()) {
            channel.close();
        } else {
            channel.shutdownOutput();
        }
    }
}

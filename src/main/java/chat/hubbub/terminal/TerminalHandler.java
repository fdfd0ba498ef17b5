package chat.hubbub.terminal;

import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Visit;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one socket and one session together. Reads only when everything that was read before is dealt with, so a client
 * that writes faster than the log takes it waits in its own buffers.
 */
final class TerminalHandler extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(TerminalHandler.class);

    private final Keyboard keyboard = new Keyboard();
    private final TerminalLimits limits;
    private final Clock clock;
    private final Visit visit;
    private final DuplexChannel channel;
    private final ChannelOutlet outlet;
    private final TerminalSession session;
    private @Nullable Future<?> pause;
    private @Nullable Deadline nameTime;
    private boolean inputEnded;
    private boolean resting;

    /** Fired through a channel's pipeline when the server stops. */
    enum Stopping {
        NOW
    }

    TerminalHandler(
            Indoors indoors, NameDesk names, TerminalLimits limits, DuplexChannel channel, Visit visit, Address from) {
        this.limits = limits;
        this.clock = indoors.clock();
        this.visit = visit;
        this.channel = channel;
        this.outlet = new ChannelOutlet(channel, limits, indoors.clock());
        this.session = new TerminalSession(
                indoors,
                names,
                from,
                limits,
                visit,
                indoors.conversation().connect(outlet),
                channel.eventLoop(),
                this::pump);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        session.greet();
        nameTime = Deadline.start(channel.eventLoop(), clock, limits.nameTime(), session::nameTimeIsUp);
        channel.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        cancel(pause);
        rest(visit.receive(bytes.readableBytes()));
        try {
            if (!session.isOver()) {
                keyboard.offer(ByteBufUtil.getBytes(bytes));
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        pump();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputEnded = true;
            outlet.inputEnded();
            pump();
        } else if (event == Stopping.NOW) {
            session.serverStops();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancel(pause);
        if (nameTime != null) {
            nameTime.cancel();
        }
        session.gone();
    }

    /** A broken socket is nobody's fault; anything else is ours. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            log.error("A terminal's connection failed", cause);
        }
        context.close();
    }

    /** Hands on what is complete, as long as the session takes it; then waits for more. */
    private void pump() {
        while (session.takesMore()) {
            Typed typed = keyboard.next();
            if (typed == null) {
                waitForMore();
                return;
            }
            session.take(typed);
        }
        if (session.isOver()) {
            readOn();
        }
    }

    private void waitForMore() {
        if (inputEnded) {
            takeIfAny(keyboard.end());
            session.inputEnded();
            return;
        }
        if (keyboard.waitsForPause()) {
            cancel(pause);
            pause = later(limits.pause(), this::takeAfterPause);
        }
        readOn();
    }

    private void takeAfterPause() {
        if (session.takesMore()) {
            takeIfAny(keyboard.pause());
        }
    }

    private void takeIfAny(@Nullable Typed typed) {
        if (typed != null) {
            session.take(typed);
        }
    }

    private void readOn() {
        if (!inputEnded && !resting) {
            channel.read();
        }
    }

    /** Who sends more than it may is read later. */
    private void rest(long nanos) {
        if (nanos > 0 && !resting) {
            resting = true;
            later(Duration.ofNanos(nanos), this::restIsOver);
        }
    }

    private void restIsOver() {
        resting = false;
        pump();
    }

    private Future<?> later(Duration delay, Runnable task) {
        return channel.eventLoop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that is gone already comes from nowhere. */
    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}

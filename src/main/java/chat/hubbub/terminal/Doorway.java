package chat.hubbub.terminal;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Crowd;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.moderation.Unaccepted;
import chat.hubbub.moderation.Visit;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Lets terminals in through a socket that is bound already. One thread serves them all: it never waits for any. */
final class Doorway extends ChannelInitializer<SocketChannel> implements AutoCloseable {

    /** As the operator knows it. */
    static final String NAME = "terminal gateway";

    private static final int READ_BYTES = 4_096;
    private static final int SECONDS_UNTIL_PROBED = 300;
    private static final int SECONDS_TO_SAY_GOODBYE = 3;

    private static final CloseReason CROWDED =
            new CloseReason(1013, "There are too many connections from your address. Please come back later.");

    private final Indoors indoors;
    private final Quotas quotas;
    private final NameDesk names;
    private final Crowd crowd = new Crowd();
    private final TerminalLimits limits;
    private final int most;
    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("hubbub-terminal", true), NioIoHandler.newFactory());
    private final ChannelGroup open = new DefaultChannelGroup(threads.next());
    private @Nullable Channel entrance;

    Doorway(Indoors indoors, TerminalLimits limits, int most) {
        this.indoors = indoors;
        this.quotas = indoors.quotas();
        this.names = new NameDesk(indoors.claims(), indoors.doors());
        this.limits = limits;
        this.most = most;
    }

    void open(ServerSocketChannel socket) {
        // Pools pay off for much traffic; here they would only hold memory.
        UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);
        Channel opened = new ServerBootstrap()
                .group(threads)
                .channelFactory(() -> new NioServerSocketChannel(socket))
                .option(ChannelOption.ALLOCATOR, allocator)
                .childOption(ChannelOption.ALLOCATOR, allocator)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(this)
                .register()
                .syncUninterruptibly()
                .channel();
        // Behind the acceptor of Netty's own, which stops for a second after a failure, and would have each told.
        opened.eventLoop().execute(() -> opened.pipeline().addLast(new Silencer()));
        entrance = opened;
    }

    /** Takes no more clients; those who are here hear why they must go. */
    @Override
    public void close() {
        if (entrance != null) {
            entrance.close().awaitUninterruptibly();
        }
        open.forEach(channel -> channel.pipeline().fireUserEventTriggered(TerminalHandler.Stopping.NOW));
        open.newCloseFuture().awaitUninterruptibly(SECONDS_TO_SAY_GOODBYE, TimeUnit.SECONDS);
        open.close().awaitUninterruptibly();
        names.close();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        Address address = addressOf(channel);
        Optional<CloseReason> refusal = refusal(address);
        if (refusal.isPresent()) {
            new ChannelOutlet(channel, limits, indoors.clock()).close(refusal.get());
            return;
        }
        open.add(channel);
        Visit visit = quotas.visit(address);
        crowd.add(address);
        channel.closeFuture().addListener(closed -> {
            crowd.remove(address);
            visit.end();
        });
        // A peer that vanished without a word is found in minutes, not in the hours that are the platform's habit.
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), SECONDS_UNTIL_PROBED);
        channel.pipeline().addLast(new TerminalHandler(indoors, names, limits, channel, visit, address));
    }

    private Optional<CloseReason> refusal(Address address) {
        if (open.size() >= most) {
            quotas.refused(Limit.TERMINALS);
            return Optional.of(full());
        }
        boolean crowded = quotas.isFull(address, crowd.from(address), Limit.TERMINALS_PER_ADDRESS)
                || quotas.connect(address).isPresent();
        return crowded ? Optional.of(CROWDED) : Optional.empty();
    }

    /** One that is gone already comes from nowhere. */
    private Address addressOf(SocketChannel channel) {
        return channel.remoteAddress() == null
                ? Address.UNKNOWN
                : quotas.addressOf(channel.remoteAddress().getAddress());
    }

    private static final class Silencer extends ChannelInboundHandlerAdapter {

        private final Unaccepted unaccepted = new Unaccepted(NAME);

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            unaccepted.failed(cause);
        }
    }

    private CloseReason full() {
        return new CloseReason(1013, "All " + most + " places at this door are taken. Please come back later.");
    }
}

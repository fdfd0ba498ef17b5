package chat.hubbub.stomp;

import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Quotas;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * How long requests take, from their first byte to their answer. Tomcat's own time-outs begin anew with each byte, so that a
 * client that drips keeps its connection, and perhaps a thread, for as long as it likes; here it does not. Asynchronous
 * requests are looked after by whoever made them so. Safe for any thread.
 */
final class RequestTimes {

    /** A request that is at work for longer waits for its client, by all that can be told. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    /** Of so many threads that wait for clients, the others are not short. */
    private static final int MOST_SLOW = 16;

    /** What a cut request costs its address, in requests: whoever does it again and again is refused before it has a thread. */
    private static final int FINE = 100;

    private final Quotas quotas;
    private final Clock clock;
    private final Function<SocketChannel, Address> addresses;
    private final ConcurrentHashMap<SocketWrapperBase<NioChannel>, Request> begun = new ConcurrentHashMap<>();

    RequestTimes(Quotas quotas, Clock clock, Function<SocketChannel, Address> addresses) {
        this.quotas = quotas;
        this.clock = clock;
        this.addresses = addresses;
    }

    private static final class Request {
        private final SocketChannel socket;
        private final Instant since;
        private volatile boolean atWork;

        /** Belongs to whoever looks after them. */
        private boolean cut;

        Request(SocketChannel socket, Instant since) {
            this.socket = socket;
            this.since = since;
        }
    }

    SocketState process(Handler<NioChannel> handler, SocketWrapperBase<NioChannel> wrapper, SocketEvent event) {
        SocketChannel socket = wrapper.getSocket().getIOChannel();
        if (socket == null || isUpgraded(wrapper)) {
            return handler.process(wrapper, event);
        }
        Request request = begun.computeIfAbsent(wrapper, any -> new Request(socket, clock.instant()));
        request.atWork = true;
        SocketState state = handler.process(wrapper, event);
        request.atWork = false;
        if (state != SocketState.LONG || isAsync(wrapper)) {
            begun.remove(wrapper);
        }
        return state;
    }

    void release(SocketWrapperBase<NioChannel> wrapper) {
        begun.remove(wrapper);
    }

    /** Ends what takes too long, and some of what is slow where that takes the threads away from others. */
    void check() {
        Instant now = clock.instant();
        Instant tooLongAgo = now.minus(quotas.requestTime());
        Instant longAgo = now.minus(SLOW);
        begun.values().stream().filter(one -> one.since.isBefore(tooLongAgo)).forEach(this::cut);
        List<Request> slow = begun.values().stream()
                .filter(one -> one.atWork && one.since.isBefore(longAgo))
                .sorted(Comparator.comparing(one -> one.since))
                .toList();
        if (slow.size() > MOST_SLOW) {
            cutSome(slow);
        }
    }

    /** Those of the address that has the most of them, the oldest first. */
    private void cutSome(List<Request> slow) {
        Map<Address, Integer> counts = new HashMap<>();
        slow.forEach(one -> counts.merge(addresses.apply(one.socket), 1, Integer::sum));
        Address busiest = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Address.UNKNOWN);
        slow.stream()
                .filter(one -> addresses.apply(one.socket).equals(busiest))
                .limit(slow.size() - MOST_SLOW)
                .forEach(this::cut);
    }

    private void cut(Request request) {
        if (request.cut) {
            return;
        }
        request.cut = true;
        quotas.refused(Limit.REQUEST_TIME);
        Address address = addresses.apply(request.socket);
        quotas.charge(address, Limit.CALLS_PER_ADDRESS, FINE);
        quotas.charge(address, Limit.REQUESTS_PER_ADDRESS, FINE);
        AcceptedSockets.cut(request.socket);
    }

    private static boolean isUpgraded(SocketWrapperBase<NioChannel> wrapper) {
        return wrapper.getCurrentProcessor() instanceof Processor processor && processor.isUpgrade();
    }

    private static boolean isAsync(SocketWrapperBase<NioChannel> wrapper) {
        return wrapper.getCurrentProcessor() instanceof Processor processor && processor.isAsync();
    }
}

package chat.hubbub.cluster;

import chat.hubbub.conversation.Elsewhere;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes, and who sits there. What was missed is read from Redis. A node is gone when it says so, or when nothing was heard of
 * it for the time of a lease in which news did get through, in one piece or in several, and its presence stands in Redis no
 * more. For one thread, but for the count.
 */
final class Neighbours {

    private static final Logger log = LoggerFactory.getLogger(Neighbours.class);

    /** More are no cluster of Hubbub. */
    private static final int MOST = 256;

    private static final long PAUSE_MILLIS = 200;
    private static final long GLANCE_MILLIS = 1_000;

    private final Map<NodeId, Neighbour> nodes = new HashMap<>();
    private final Elsewhere elsewhere;
    private final SeatBook book;
    private final Duration lease;
    private final Clock steadyClock;
    private final Traffic traffic;
    private final Executor thread;
    private volatile int count;
    private long tended;

    /** @param thread the one that this is for */
    Neighbours(
            Elsewhere elsewhere, SeatBook book, Duration lease, Clock steadyClock, Traffic traffic, Executor thread) {
        this.elsewhere = elsewhere;
        this.book = book;
        this.lease = lease;
        this.steadyClock = steadyClock;
        this.traffic = traffic;
        this.thread = thread;
    }

    /** How many there are, without this one. Safe for any thread. */
    int count() {
        return count;
    }

    /** Whether it is known of all of them who sits there. */
    boolean areKnown() {
        return nodes.values().stream().allMatch(Neighbour::isKnown);
    }

    void beat(NodeId node, long number, RedisSession session) {
        Neighbour neighbour = hear(node);
        if (neighbour != null) {
            neighbour.announce(number);
            catchUp(node, neighbour, session);
        }
    }

    void moved(NodeId node, News.Moves moves, RedisSession session) {
        Neighbour neighbour = hear(node);
        if (neighbour != null) {
            elsewhere.atOnce(() -> neighbour.hear(moves));
            catchUp(node, neighbour, session);
        }
    }

    void left(NodeId node) {
        Neighbour neighbour = nodes.remove(node);
        if (neighbour != null) {
            count = nodes.size();
            log.info("Node {} has left; {} other nodes are there", node, count);
            elsewhere.atOnce(() -> {
                neighbour.seats.become(Map.of());
                book.remove(neighbour.seats);
            });
        }
    }

    /**
     * Asks for those of whom nothing is heard. To be called a few times a second while news get through.
     *
     * @param working for how many milliseconds news have been getting through
     */
    void tend(long working, RedisSession session) {
        long now = steadyClock.millis();
        for (Map.Entry<NodeId, Neighbour> each : List.copyOf(nodes.entrySet())) {
            Neighbour neighbour = each.getValue();
            elsewhere.atOnce(() -> neighbour.seats.settle(now));
            neighbour.silent += Math.min(working, now - Math.max(tended, neighbour.heard));
            if (isSilent(neighbour) && now - neighbour.asked > GLANCE_MILLIS) {
                ask(each.getKey(), neighbour, session, true);
            }
        }
        tended = now;
    }

    private boolean isSilent(Neighbour neighbour) {
        return neighbour.silent > lease.toMillis();
    }

    private @Nullable Neighbour hear(NodeId node) {
        Neighbour known = nodes.get(node);
        if (known == null) {
            if (nodes.size() >= MOST) {
                return null;
            }
            known = new Neighbour(new ForeignSeats(elsewhere, book.own(), book.allowance()));
            book.add(known.seats);
            nodes.put(node, known);
            count = nodes.size();
            log.info("Node {} is there; {} other nodes are", node, count);
        }
        known.heard = steadyClock.millis();
        known.silent = 0;
        return known;
    }

    private void catchUp(NodeId node, Neighbour neighbour, RedisSession session) {
        if (neighbour.isBehind() && !neighbour.asking && steadyClock.millis() - neighbour.asked >= PAUSE_MILLIS) {
            traffic.resyncs.increment();
            ask(node, neighbour, session, false);
        }
    }

    private void ask(NodeId node, Neighbour neighbour, RedisSession session, boolean silent) {
        neighbour.asked = steadyClock.millis();
        neighbour.asking = true;
        session.presence(node)
                .whenComplete((hash, fault) -> thread.execute(() -> {
                    neighbour.asking = false;
                    if (fault == null && nodes.get(node) == neighbour) {
                        answered(node, neighbour, hash, silent);
                    }
                }));
    }

    private void answered(NodeId node, Neighbour neighbour, Map<String, byte[]> hash, boolean silent) {
        if (hash.isEmpty() && silent && isSilent(neighbour)) {
            left(node);
        } else {
            Roll.read(hash).ifPresent(snapshot -> elsewhere.atOnce(() -> neighbour.see(snapshot)));
        }
    }
}

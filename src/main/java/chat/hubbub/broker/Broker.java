package chat.hubbub.broker;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells every subscriber of a topic what is published there, each in the same order, and lets nobody wait for anybody.
 *
 * <pre>{@code
 * Subscriber<Event> client = broker.connect(outlet);
 * Subscription<Event> seat = client.subscribe("public", format, prefix, self);
 * seat.start(greeting, after, head, () -> {});
 * broker.publish("public", new Publication<>(event, 18, self, weight));
 * client.disconnect();
 * }</pre>
 *
 * <p>Any thread may publish; publications of one topic must come in the order of their sequence numbers. Nothing is kept
 * for a topic without subscribers. A subscriber that falls behind what the topic keeps is cut off.
 */
public final class Broker<E> implements AutoCloseable {

    private static final int READERS = 2;
    private static final int MOST_WAITING_READS = 50_000;

    private final Backlog<E> backlog;
    private final BrokerLimits limits;
    private final BrokerObserver observer;
    private final List<DeliveryLoop> loops;
    private final ExecutorService readers = readerThreads();
    private final AtomicLong totalBytes = new AtomicLong();
    private final Debts debts;
    private final AtomicInteger connected = new AtomicInteger();
    private final ConcurrentHashMap<String, Topic<E>> topics = new ConcurrentHashMap<>();
    private final Set<Subscriber<E>> subscribers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CloseReason closed;

    /** @param threads how many deliver; each client belongs to one of them */
    public Broker(Backlog<E> backlog, BrokerLimits limits, BrokerObserver observer, int threads) {
        this.backlog = backlog;
        this.limits = limits;
        this.observer = observer;
        this.debts = new Debts(limits.debtBytes());
        this.loops = IntStream.range(0, threads)
                .mapToObj(index -> new DeliveryLoop(index, limits))
                .toList();
    }

    /** Takes a client in; it must be {@linkplain Subscriber#disconnect disconnected} when its transport is gone. */
    public Subscriber<E> connect(Outlet outlet) {
        DeliveryLoop loop = loops.get(Math.floorMod(connected.getAndIncrement(), loops.size()));
        Subscriber<E> subscriber = new Subscriber<>(this, loop, outlet);
        subscribers.add(subscriber);
        CloseReason reason = closed;
        if (reason != null) {
            subscriber.closeAfterSending(reason);
        }
        return subscriber;
    }

    /** Tells a topic; returns before anybody was told. */
    public void publish(String topic, Publication<E> publication) {
        Topic<E> listening = topics.get(topic);
        if (listening != null) {
            listening.publish(publication);
        }
    }

    /**
     * Whether a topic is told more than can be passed on at the moment, whatever its clients do: who goes on publishing
     * drives its quickest readers away.
     */
    public boolean isOverrun(String topic) {
        Topic<E> listening = topics.get(topic);
        return listening != null && listening.isOverrun();
    }

    /** Whether anybody subscribes to a topic, or is about to. */
    public boolean isListenedTo(String topic) {
        return topics.containsKey(topic);
    }

    /** How many clients are connected. */
    public int connections() {
        return subscribers.size();
    }

    /** How many topics have a subscriber. */
    public int topics() {
        return topics.size();
    }

    /** Bytes that all topics keep for those who are behind. */
    public long bytesHeld() {
        return totalBytes.get();
    }

    /** Bytes that wait for clients alone, or are being written to them. */
    public long bytesOwed() {
        return debts.bytes();
    }

    /** Closes every connection, also those still to come, once what waits for it alone is written. */
    public void closeConnections(CloseReason reason) {
        closed = reason;
        subscribers.forEach(subscriber -> subscriber.closeAfterSending(reason));
    }

    /**
     * Closes every connection that there is, once what waits for it alone is written; others may come. They begin with topics of
     * their own: what was told before is nothing to them, however long those who heard it take to go.
     */
    public void sendAway(CloseReason reason) {
        topics.clear();
        subscribers.forEach(subscriber -> subscriber.closeAfterSending(reason));
    }

    @Override
    public void close() {
        loops.forEach(DeliveryLoop::close);
        readers.shutdownNow();
    }

    Topic<E> enter(String name) {
        return topics.compute(name, (key, existing) -> {
            Topic<E> topic = existing != null ? existing : newTopic(key);
            topic.users++;
            return topic;
        });
    }

    /** There may be another topic of that name by now. */
    void leave(Topic<E> topic) {
        topics.compute(topic.name, (key, existing) -> {
            boolean isOver = --topic.users == 0;
            if (isOver) {
                topic.log.close();
            }
            return isOver && existing == topic ? null : existing;
        });
    }

    void forget(Subscriber<E> subscriber) {
        subscribers.remove(subscriber);
    }

    Debts debts() {
        return debts;
    }

    /** Where clients together take too little, the one to whom most is owed is cut off: it is the one that takes least. */
    void keepDebtsLow() {
        if (debts.areTooHigh()) {
            subscribers.stream().max(Comparator.comparingInt(Subscriber::debt)).ifPresent(Subscriber::cutOff);
        }
    }

    Backlog<E> backlog() {
        return backlog;
    }

    BrokerLimits limits() {
        return limits;
    }

    BrokerObserver observer() {
        return observer;
    }

    ExecutorService readers() {
        return readers;
    }

    private Topic<E> newTopic(String name) {
        return new Topic<>(name, loops, limits, totalBytes, observer);
    }

    private static ExecutorService readerThreads() {
        return new ThreadPoolExecutor(
                READERS, READERS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING_READS), task -> {
                    Thread thread = new Thread(task, "hubbub-backlog");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}

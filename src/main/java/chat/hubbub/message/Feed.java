package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells this node's listeners what is stored on all nodes: each event of a room that is listened to here, in the room's order,
 * once. What other nodes stored is {@linkplain #heard heard} from them as a rule. Where something is missing in between, or
 * was never heard of, it is read from the database, which is the truth.
 *
 * <p>One thread does all of this; other threads only leave work for it. Safe for any thread.
 */
public final class Feed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    /** What is on its way between nodes arrives within this, or does not. */
    private static final long PATIENCE_NANOS = 25_000_000;

    private static final long LONGEST_END_MILLIS = 2_000;

    private final FeedDesk desk = new FeedDesk();
    private final Map<RoomName, RoomFeed> rooms = new HashMap<>();

    /** From where rooms are followed, for those who begin to listen. */
    private final Map<RoomName, Long> bases = new ConcurrentHashMap<>();

    private final Set<RoomName> lacking = new HashSet<>();
    private final OwnBatches own = new OwnBatches();
    private final Lookout lookout;
    private final LongAdder fromNodes = new LongAdder();
    private final LongAdder fromDatabase = new LongAdder();
    private final Thread thread = new Thread(this::work, "hubbub-feed");
    private volatile Links links = new Links(events -> {}, Listening.NOBODY, Newswire.NONE);

    /** Those whom the feed tells, and who tells it. */
    record Links(CommitListener listener, Listening listening, Newswire newswire) {}

    Feed(FeedSource source) {
        this.lookout =
                new Lookout(source, () -> links.newswire().works(), this::looked, () -> desk.put(this::askForRooms));
    }

    /** Begins to tell; until then what is to be told waits. */
    Feed start(Links all) {
        links = all;
        thread.setDaemon(true);
        thread.start();
        lookout.start();
        return this;
    }

    /** Other nodes stored these; what is too much at once is found in the database. */
    public void heard(List<ChatEvent> events) {
        fromNodes.add(events.size());
        desk.offer(() -> events.forEach(event -> take(event)));
    }

    /** Compares with the database as soon as possible: something may have been missed. */
    public void look() {
        lookout.lookNow();
    }

    /** How many events other nodes told of. */
    long heardEvents() {
        return fromNodes.sum();
    }

    /** How many events of other nodes were found in the database alone. */
    public long foundEvents() {
        return fromDatabase.sum();
    }

    /** As {@link Herald#tell}. Waits a moment where this node is far behind with what it stored itself. */
    void tell(List<ChatEvent> events, Runnable told) {
        if (events.isEmpty()) {
            told.run();
            return;
        }
        links.newswire().stored(events);
        Runnable done = own.begin(told);
        if (!desk.put(() -> takeOwn(events, done))) {
            done.run();
        }
    }

    /** Somebody is about to look up where a room ends, and listens to it already. What is stored from now on waits for that. */
    void expect(RoomName room) {
        if (isListenedTo(room) && !bases.containsKey(room)) {
            desk.put(() -> follow(room));
        }
    }

    /**
     * Has a room followed for somebody who listens already, from where they found its end or from further on. Tells from where: what
     * lies between, nobody is told.
     */
    CompletableFuture<Long> begin(RoomName room, long head) {
        Long base = bases.get(room);
        if (base != null || !isListenedTo(room)) {
            return CompletableFuture.completedFuture(base == null ? head : base);
        }
        CompletableFuture<Long> begun = new CompletableFuture<>();
        if (!desk.put(() -> begun.complete(beginNow(room, head)))) {
            begun.complete(head);
        }
        return begun;
    }

    /** Tells what was stored before; nothing more is told after that. */
    @Override
    public void close() {
        lookout.close();
        desk.close();
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long beginNow(RoomName room, long head) {
        RoomFeed feed = follow(room);
        feed.begin(head);
        long base = bases.computeIfAbsent(room, name -> feed.told());
        advance(room);
        return base;
    }

    private void work() {
        while (desk.workOff(pauseNanos())) {
            try {
                readWhatIsMissing();
                own.giveUpWaiting();
            } catch (RuntimeException | Error e) {
                log.error("The feed goes on after a fault", e);
            }
        }
        own.end();
    }

    private long pauseNanos() {
        return own.isEmpty() && lacking.isEmpty() ? Long.MAX_VALUE : PATIENCE_NANOS / 2;
    }

    private void takeOwn(List<ChatEvent> events, Runnable told) {
        OwnBatch batch = own.add(events, told);
        for (int from = 0, to; from < events.size(); from = to) {
            RoomName room = events.get(from).room();
            to = from + 1;
            while (to < events.size() && events.get(to).room().equals(room)) {
                to++;
            }
            takeOwn(room, events.subList(from, to), batch);
        }
    }

    /**
     * What nobody here listens to is told nobody: whoever subscribes later looks up an end behind it. Told all the same, it could
     * meet them on the way, and what came after it be held back for that look.
     */
    private void takeOwn(RoomName room, List<ChatEvent> events, OwnBatch batch) {
        if (!rooms.containsKey(room) && !isListenedTo(room)) {
            events.forEach(event -> batch.oneIsTold());
            return;
        }
        RoomFeed feed = follow(room);
        events.forEach(event -> feed.take(event, batch));
        advance(room);
    }

    private void take(ChatEvent event) {
        RoomFeed feed = rooms.get(event.room());
        if (feed == null && isListenedTo(event.room())) {
            feed = follow(event.room());
        }
        if (feed != null) {
            feed.take(event, null);
            advance(event.room());
        }
    }

    private RoomFeed follow(RoomName room) {
        return rooms.computeIfAbsent(room, name -> new RoomFeed());
    }

    private void advance(RoomName room) {
        RoomFeed feed = rooms.get(room);
        if (feed != null) {
            List<ChatEvent> due = feed.due();
            Herald.tell(links.listener(), due);
            feed.tell(due);
            if (feed.lacksSomething()) {
                lacking.add(room);
            }
        }
    }

    private void readWhatIsMissing() {
        long now = System.nanoTime();
        long patience = links.newswire().works() ? PATIENCE_NANOS : 0;
        for (Iterator<RoomName> all = lacking.iterator(); all.hasNext(); ) {
            RoomName room = all.next();
            RoomFeed feed = rooms.get(room);
            if (feed == null || !feed.lacksSomething()) {
                all.remove();
            } else if (feed.missingFor(now) >= patience) {
                all.remove();
                feed.read();
                lookout.read(
                        room,
                        feed.told(),
                        events -> desk.put(() -> found(room, feed, events)),
                        () -> desk.put(() -> foundNothing(room, feed)));
            }
        }
    }

    /** What was read of a room that is followed anew since is of no more use. */
    private void found(RoomName room, RoomFeed asked, List<ChatEvent> events) {
        if (asked.equals(rooms.get(room))) {
            long news =
                    events.stream().filter(event -> event.seq() > asked.told()).count();
            fromDatabase.add(news);
            asked.found(events, events.size() < Lookout.PAGE);
            advance(room);
        }
    }

    private void foundNothing(RoomName room, RoomFeed asked) {
        asked.readInVain();
        advance(room);
    }

    /** Rooms that nobody listens to any more are not followed any further. */
    private void askForRooms() {
        Map<RoomName, Long> told = new HashMap<>();
        try {
            rooms.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue()));
            rooms.forEach((room, feed) -> told.put(room, feed.told()));
        } finally {
            // Whatever goes wrong here: until it was answered nobody asks again.
            lookout.lookAt(told);
        }
    }

    /** First it cannot be relied on any more, and then it is asked: whoever began to listen in between is seen, or begins anew. */
    private boolean isOver(RoomName room, RoomFeed feed) {
        Long base = bases.remove(room);
        if (!isListenedTo(room)) {
            feed.abandon();
            return true;
        }
        if (base != null) {
            bases.put(room, base);
        }
        return false;
    }

    private void looked(FeedSource.Heads heads) {
        desk.put(() -> {
            if (heads.wentBack()) {
                startOver();
            } else {
                heads.heads().forEach(this::looked);
            }
        });
    }

    private void looked(RoomName room, long head) {
        RoomFeed feed = rooms.get(room);
        if (feed != null) {
            feed.expect(head);
            advance(room);
        }
    }

    private void startOver() {
        log.warn("The database went back in time, or is another one. Everybody comes back and loads the history again");
        rooms.values().forEach(RoomFeed::abandon);
        rooms.clear();
        bases.clear();
        links.listening().startOver();
    }

    private boolean isListenedTo(RoomName room) {
        return links.listening().isListenedTo(room);
    }
}

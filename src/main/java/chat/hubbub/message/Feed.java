package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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

    private static final long LONGEST_OWN_NANOS = 2_000_000_000;

    private final FeedDesk desk = new FeedDesk();
    private final Map<RoomName, RoomFeed> rooms = new HashMap<>();
    private final Set<RoomName> lacking = new HashSet<>();
    private final Queue<OwnBatch> own = new ArrayDeque<>();
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
    public long heardEvents() {
        return fromNodes.sum();
    }

    /** How many events of other nodes were found in the database alone. */
    public long foundEvents() {
        return fromDatabase.sum();
    }

    /** As {@link Herald#tell}. Waits only where this node is far behind with what it stored itself. */
    void tell(List<ChatEvent> events, Runnable told) {
        if (events.isEmpty()) {
            told.run();
            return;
        }
        links.newswire().stored(events);
        desk.put(() -> takeOwn(events, told));
    }

    /** Somebody is about to look up where a room ends, and listens to it already. What is stored from now on waits for that. */
    void expect(RoomName room) {
        if (isListenedTo(room)) {
            desk.put(() -> follow(room));
        }
    }

    /** Where a room ended when it was looked up. */
    void begin(RoomName room, long head) {
        if (isListenedTo(room)) {
            desk.put(() -> {
                follow(room).begin(head);
                advance(room);
            });
        }
    }

    /** Tells what was stored before; nothing more is told after that. */
    @Override
    public void close() {
        lookout.close();
        desk.close();
        try {
            thread.join(LONGEST_OWN_NANOS / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (desk.workOff(pauseNanos())) {
            try {
                readWhatIsMissing();
                giveUpWaiting();
            } catch (RuntimeException | Error e) {
                log.error("The feed goes on after a fault", e);
            }
        }
        own.forEach(OwnBatch::giveUpWaiting);
    }

    private long pauseNanos() {
        return own.isEmpty() && lacking.isEmpty() ? Long.MAX_VALUE : PATIENCE_NANOS / 2;
    }

    private void takeOwn(List<ChatEvent> events, Runnable told) {
        OwnBatch batch = new OwnBatch(events.size(), told, System.nanoTime());
        own.add(batch);
        for (int from = 0, to; from < events.size(); from = to) {
            RoomName room = events.get(from).room();
            to = from + 1;
            while (to < events.size() && events.get(to).room().equals(room)) {
                to++;
            }
            takeOwn(room, events.subList(from, to), batch);
        }
    }

    /** What nobody here listens to is told at once, for those who hear everything that this node stores. */
    private void takeOwn(RoomName room, List<ChatEvent> events, OwnBatch batch) {
        if (!rooms.containsKey(room) && !isListenedTo(room)) {
            Herald.tell(links.listener(), events);
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
                feed.read(true);
                lookout.read(room, feed.told(), events -> desk.put(() -> found(room, events)));
            }
        }
    }

    private void found(RoomName room, List<ChatEvent> events) {
        RoomFeed feed = rooms.get(room);
        if (feed != null) {
            feed.read(false);
            fromDatabase.add(
                    events.stream().filter(event -> event.seq() > feed.told()).count());
            events.forEach(event -> feed.take(event, null));
            advance(room);
        }
    }

    private void giveUpWaiting() {
        long now = System.nanoTime();
        while (!own.isEmpty() && (own.element().isOver() || now - own.element().since() > LONGEST_OWN_NANOS)) {
            own.remove().giveUpWaiting();
        }
    }

    /** Rooms that nobody listens to any more are not followed any further. */
    private void askForRooms() {
        rooms.entrySet().removeIf(entry -> {
            boolean over = !isListenedTo(entry.getKey());
            if (over) {
                entry.getValue().abandon();
            }
            return over;
        });
        Map<RoomName, Long> told = new HashMap<>();
        rooms.forEach((room, feed) -> told.put(room, feed.told()));
        lookout.lookAt(told);
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
            feed.begin(head);
            feed.expect(head);
            advance(room);
        }
    }

    private void startOver() {
        log.warn("The database went back in time, or is another one. Everybody comes back and loads the history again");
        rooms.values().forEach(RoomFeed::abandon);
        rooms.clear();
        links.listening().startOver();
    }

    private boolean isListenedTo(RoomName room) {
        return links.listening().isListenedTo(room);
    }
}

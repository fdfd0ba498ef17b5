package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
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
    private final FollowedRooms rooms = new FollowedRooms();
    private final Set<RoomName> lacking = new HashSet<>();
    private final OwnBatches own = new OwnBatches();
    private final Lookout lookout;
    private final LongAdder fromNodes = new LongAdder();
    private final LongAdder fromDatabase = new LongAdder();
    private final Thread thread = new Thread(this::work, "hubbub-feed");

    /** That of the log in which the rooms are followed. What was stored in another one has other numbers. */
    private Optional<Epoch> epoch = Optional.empty();

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

    /**
     * Other nodes stored these; what is too much at once is found in the database.
     *
     * @param stored in which epoch; empty where that was not said
     */
    public void heard(Optional<Epoch> stored, List<ChatEvent> events) {
        fromNodes.add(events.size());
        desk.offer(() -> events.forEach(event -> takeOthers(event, isNow(stored))));
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

    /**
     * As {@link Herald#tell}. Waits a moment where this node is far behind with what it stored itself.
     *
     * @param stored in which epoch, if it had a name then
     */
    void tell(Optional<Epoch> stored, List<ChatEvent> events, Runnable told) {
        if (events.isEmpty()) {
            told.run();
            return;
        }
        links.newswire().stored(stored, events);
        Runnable done = own.begin(told);
        if (!desk.put(() -> takeOwn(stored, events, done))) {
            done.run();
        }
    }

    /** Somebody is about to look up where a room ends, and listens to it already. What is stored from now on waits for that. */
    void expect(RoomName room) {
        if (isListenedTo(room) && rooms.base(room) == null) {
            desk.put(() -> rooms.follow(room));
        }
    }

    /**
     * Has a room followed for somebody who listens already, from where they found its end or from further on. Tells from where: what
     * lies between, nobody is told.
     */
    CompletableFuture<Long> begin(RoomName room, Position head) {
        Long base = rooms.base(room);
        if (base != null || !isListenedTo(room)) {
            return CompletableFuture.completedFuture(base == null ? head.seq() : base);
        }
        CompletableFuture<Long> begun = new CompletableFuture<>();
        if (!desk.put(() -> begun.complete(beginNow(room, head)))) {
            begun.complete(head.seq());
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

    /** An end that was found in another epoch says nothing, and whoever found it is sent away, or was already. */
    private long beginNow(RoomName room, Position head) {
        epoch = epoch.or(() -> Optional.of(head.epoch()));
        if (!isNow(Optional.of(head.epoch()))) {
            lookout.lookNow();
            return head.seq();
        }
        long base = rooms.begin(room, head.seq());
        advance(room);
        return base;
    }

    /** What does not say when it was stored may have been stored at any time. */
    private boolean isNow(Optional<Epoch> stored) {
        return stored.isPresent() && stored.equals(epoch);
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

    private void takeOwn(Optional<Epoch> stored, List<ChatEvent> events, Runnable told) {
        epoch = epoch.or(() -> stored);
        OwnBatch batch = own.add(events, told);
        for (int from = 0, to; from < events.size(); from = to) {
            RoomName room = events.get(from).room();
            to = from + 1;
            while (to < events.size() && events.get(to).room().equals(room)) {
                to++;
            }
            takeOwn(room, events.subList(from, to), batch, isNow(stored));
        }
    }

    /** What nobody listens to is not told past the order of the feed: whoever subscribes just now looks up an end behind it. */
    private void takeOwn(RoomName room, List<ChatEvent> events, OwnBatch batch, boolean isNow) {
        if (isFollowed(room)) {
            events.forEach(event -> take(event, batch, isNow));
            advance(room);
        } else {
            events.forEach(event -> batch.oneIsTold());
        }
    }

    private void takeOthers(ChatEvent event, boolean isNow) {
        if (isFollowed(event.room())) {
            take(event, null, isNow);
            advance(event.room());
        }
    }

    private void take(ChatEvent event, @Nullable OwnBatch batch, boolean isNow) {
        RoomFeed feed = rooms.follow(event.room());
        if (isNow) {
            feed.take(event, batch);
        } else {
            feed.doubt(batch);
        }
    }

    private boolean isFollowed(RoomName room) {
        return rooms.find(room) != null || isListenedTo(room);
    }

    private void advance(RoomName room) {
        RoomFeed feed = rooms.find(room);
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
            RoomFeed feed = rooms.find(room);
            if (feed == null || !feed.lacksSomething()) {
                all.remove();
            } else if (feed.missingFor(now) >= patience) {
                all.remove();
                feed.read();
                lookout.read(
                        room,
                        feed.told(),
                        events -> desk.put(() -> found(room, feed, events)),
                        () -> desk.put(() -> {
                            feed.readInVain();
                            advance(room);
                        }));
            }
        }
    }

    /** What was read of a room that is followed anew since is of no more use. */
    private void found(RoomName room, RoomFeed asked, List<ChatEvent> events) {
        if (asked.equals(rooms.find(room))) {
            long news =
                    events.stream().filter(event -> event.seq() > asked.told()).count();
            fromDatabase.add(news);
            asked.found(events, events.size() < Lookout.PAGE);
            advance(room);
        }
    }

    private void askForRooms() {
        try {
            rooms.keepOnly(this::isListenedTo);
        } finally {
            // Whatever goes wrong here: until it was answered nobody asks again.
            lookout.lookAt(new FeedSource.Told(epoch, rooms.told()));
        }
    }

    private void looked(FeedSource.Heads heads) {
        desk.put(() -> {
            if (epoch.isPresent() && !isNow(Optional.of(heads.epoch()))) {
                startOver();
            } else {
                heads.heads().forEach(this::looked);
            }
            // Only now: what could not be done is done after the next look.
            epoch = Optional.of(heads.epoch());
        });
    }

    private void looked(RoomName room, long head) {
        RoomFeed feed = rooms.find(room);
        if (feed != null) {
            feed.expect(head);
            advance(room);
        }
    }

    private void startOver() {
        log.warn("The database went back in time, or is another one. Everybody comes back and loads the history again");
        rooms.clear();
        links.listening().startOver();
    }

    private boolean isListenedTo(RoomName room) {
        return links.listening().isListenedTo(room);
    }
}

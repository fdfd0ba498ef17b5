package chat.hubbub.cluster;

import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.conversation.InboxRelay;
import chat.hubbub.conversation.OtherNodes;
import chat.hubbub.conversation.SharedLimits;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Epoch;
import chat.hubbub.message.Newswire;
import chat.hubbub.moderation.Spent;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connects the nodes: tells the others what happens here, and this one what happens there. Where Redis is away it tells
 * nobody anything, and what is in the database is found there; when it is back, all that was missed is caught up with. Safe for
 * any thread; never waits.
 */
final class Backplane implements Newswire, OtherNodes, InboxRelay, AutoCloseable {

    /** How long a node is thought to be there of which nothing is heard. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(Backplane.class);

    private static final long TICK_MILLIS = 250;
    private static final long ALL_BEATS_MILLIS = 2 * TICK_MILLIS;
    private static final long LONGEST_FIRST_LOOK_SECONDS = 4;
    private static final long SHARING_MILLIS = 1_000;
    private static final int MOST_USED_AT_ONCE = 2_000;

    /** So long what changes among the seats is gathered; a room full of people who come at once is one piece of news. */
    private static final long GATHERING_MILLIS = 10;

    private final NodeId self = NodeId.random();
    private final Clock steadyClock;
    private final Duration lease;
    private final SeatBook book;
    private final Traffic traffic;
    private final NodesThread thread = new NodesThread();
    private final AtomicBoolean missed = new AtomicBoolean();
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private final Pulse pulse;
    private final Line line;
    private final Voice voice;
    private final Roll roll;
    private volatile @Nullable Hearing hearing;
    private volatile Instant since;
    private long worksSince;
    private boolean worked;

    Backplane(RedisClients clients, SeatBook book, Duration lease, Clock steadyClock, Traffic traffic) {
        this.book = book;
        this.lease = lease;
        this.steadyClock = steadyClock;
        this.traffic = traffic;
        this.pulse = new Pulse(steadyClock);
        this.line = new Line(clients, this::message, pulse, steadyClock, traffic);
        this.voice = new Voice(self, traffic, () -> missed.set(true));
        this.roll = new Roll(self, book.own(), lease, steadyClock);
        this.since = steadyClock.instant();
    }

    /** Begins to listen, and to tell. */
    void start(Elsewhere elsewhere, Ears ears) {
        hearing = new Hearing(ears, new Neighbours(elsewhere, book, lease, steadyClock, traffic, thread::put));
        book.own().whenChanged(() -> thread.in(GATHERING_MILLIS, this::tellMoves));
        thread.every(TICK_MILLIS, this::tick);
    }

    /**
     * Waits until this node knows who is on the others: whoever came in before that would see them all come. Not for long: where
     * Redis is away, nobody is known.
     */
    void awaitFirstLook() {
        try {
            if (!firstLook.await(LONGEST_FIRST_LOOK_SECONDS, TimeUnit.SECONDS)) {
                log.warn("It is not known yet who is on other nodes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stored(Optional<Epoch> epoch, List<ChatEvent> events) {
        tell(new News.Stored(epoch, events), true);
    }

    @Override
    public void revised() {
        tell(new News.Revised(), true);
    }

    @Override
    public boolean works() {
        return line.works();
    }

    @Override
    public void typing(RoomName room, Nickname nickname) {
        tell(new News.Typing(room, nickname), false);
    }

    @Override
    public void renamed(Speaker before, Speaker now) {
        tell(new News.Renamed(before, now), false);
    }

    @Override
    public void admitted(Person person, RoomName room) {
        tell(new News.Admitted(person, room), false);
    }

    /** Tells what was used up of limits, once a second, and at once where that is urgent. */
    void share(SharedLimits limits) {
        limits.whenUrgent(() -> thread.in(GATHERING_MILLIS, () -> tellUsed(limits)));
        thread.every(SHARING_MILLIS, () -> tellUsed(limits));
    }

    /** Since when news have been getting through, or not. */
    Instant since() {
        return since;
    }

    /** How many other nodes there are. */
    int nodes() {
        Hearing all = hearing;
        return all == null ? 0 : all.neighbours.count();
    }

    /** Says goodbye, so that nobody waits for this node. */
    @Override
    public void close() {
        thread.offer(this::sayGoodbye);
        thread.close();
        line.close();
    }

    private record Hearing(Ears ears, Neighbours neighbours) {}

    private void tell(News news, boolean isInDatabase) {
        boolean told = works() && thread.offer(() -> say(news));
        if (!told && isInDatabase) {
            missed.set(true);
        }
    }

    private void say(News news) {
        RedisSession session = line.session();
        if (session != null) {
            voice.tell(session, news);
        } else {
            missed.set(true);
        }
    }

    private void tick() {
        if (line.tend()) {
            roll.doubt();
            missed.set(true);
            // Something may have been missed here too, even if news come through the new connection at once.
            notice(false);
        }
        RedisSession session = line.session();
        if (session == null) {
            notice(false);
            return;
        }
        voice.tell(session, new News.Beat(roll.number(), steadyClock.millis()));
        boolean works = works();
        notice(works);
        Hearing all = hearing;
        if (works && all != null) {
            if (missed.getAndSet(false)) {
                voice.tell(session, new News.Missed());
            }
            tellMoves();
            roll.renew(session);
            long working = steadyClock.millis() - worksSince;
            all.neighbours.tend(working, session);
            if (working >= ALL_BEATS_MILLIS && all.neighbours.areKnown()) {
                firstLook.countDown();
            }
        }
    }

    private void notice(boolean works) {
        if (works == worked) {
            return;
        }
        worked = works;
        worksSince = steadyClock.millis();
        since = steadyClock.instant();
        Hearing all = hearing;
        if (works && all != null) {
            log.info("News of other nodes come through Redis");
            hear(all.ears, new News.Missed());
        } else {
            log.warn("News of other nodes do not come through Redis, but by way of the database");
        }
    }

    private void tellMoves() {
        RedisSession session = line.session();
        if (session != null && works()) {
            roll.tell(session, news -> voice.tell(session, news));
        }
    }

    private void tellUsed(SharedLimits limits) {
        List<Spent> spent = limits.take();
        for (int from = 0; from < spent.size() && works(); from += MOST_USED_AT_ONCE) {
            int to = Math.min(spent.size(), from + MOST_USED_AT_ONCE);
            say(new News.Used(spent.subList(from, to)));
        }
    }

    private void sayGoodbye() {
        RedisSession session = line.session();
        if (session != null) {
            voice.tell(session, new News.Goodbye());
            session.forget(self);
        }
    }

    /** On a thread of the connection. */
    private void message(byte[] bytes) {
        NewsCodec.decode(bytes).ifPresent(heard -> {
            if (!heard.from().equals(self)) {
                traffic.heard.increment();
                hear(heard.from(), heard.news());
            } else if (heard.news() instanceof News.Beat beat) {
                echo(beat.at());
            }
        });
    }

    private void echo(long at) {
        boolean felt = pulse.isFelt();
        pulse.echo(at);
        if (!felt) {
            thread.offer(this::tick);
        }
    }

    private void hear(NodeId from, News news) {
        Hearing all = hearing;
        if (all == null) {
            return;
        }
        if (news instanceof News.Beat || news instanceof News.Moves || news instanceof News.Goodbye) {
            thread.offer(() -> heed(from, news, all.neighbours));
        } else {
            hear(all.ears, news);
        }
    }

    /** Nothing that is heard ends the connection. */
    private static void hear(Ears ears, News news) {
        try {
            ears.hear(news);
        } catch (RuntimeException e) {
            log.error("What another node says could not be handed on", e);
        }
    }

    private void heed(NodeId from, News news, Neighbours neighbours) {
        RedisSession session = line.session();
        if (news instanceof News.Goodbye) {
            neighbours.left(from);
        } else if (session != null && news instanceof News.Beat beat) {
            neighbours.beat(from, beat.moves(), session);
        } else if (session != null && news instanceof News.Moves moves) {
            neighbours.moved(from, moves, session);
        }
    }
}

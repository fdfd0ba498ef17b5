package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees what nodes changed of that which this one keeps in memory, and has it read again: within a second, however little the
 * nodes hear of each other; who is to be called may take longer. One thread of its own does so, thus never two things at once.
 * Safe for any thread.
 */
public final class Revisions implements SmartLifecycle {

    /** Roles, what is in force. */
    public static final String MODERATION = "moderation";

    /** Private rooms and who belongs to them. */
    public static final String MEMBERSHIP = "membership";

    /** Browsers to call, and how their people are spoken to. */
    public static final String PUSH = "push";

    private static final Logger log = LoggerFactory.getLogger(Revisions.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** As long as nobody says when something changed. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(250);

    /**
     * Who is to be called is left alone for so many times as long as it took to read: that changes often, and is in no haste, while
     * bans wait for the same thread.
     */
    private static final int REST = 10;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /** The life is told even where nothing was ever changed. */
    private static final String STATE =
            "SELECT hubbub_life(), subject, number FROM (SELECT 1) always LEFT JOIN revision ON true";

    private final ConnectionSource database;
    private final Supplier<Newswire> newswire;
    private final Duration pause;
    private final Duration shortPause;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Semaphore asked = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private boolean troubled;

    Revisions(ConnectionSource database, Supplier<Newswire> newswire) {
        this(database, newswire, PAUSE, SHORT_PAUSE);
    }

    Revisions(ConnectionSource database, Supplier<Newswire> newswire, Duration pause, Duration shortPause) {
        this.database = database;
        this.newswire = newswire;
        this.pause = pause;
        this.shortPause = shortPause;
    }

    /**
     * Has something read again whenever its subject changed, and once at first.
     *
     * @param reload may block on the disk; what it throws is for the next time
     */
    public void watch(String subject, Runnable reload) {
        watch(subject, reload, reload);
    }

    /**
     * The same where only what was changed is read again.
     *
     * @param startOver has all of it read again: at first, and whenever the database went back in time or is another one
     */
    public void watch(String subject, Runnable reload, Runnable startOver) {
        watches.add(new Watch(subject, reload, startOver));
        look();
    }

    /** Has it looked at the database now instead of in a moment. Never waits. */
    public void look() {
        if (asked.availablePermits() == 0) {
            asked.release();
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread started = new Thread(this::run, "hubbub-revisions");
            started.setDaemon(true);
            thread = started;
            started.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread stopped = thread;
        thread = null;
        look();
        try {
            if (stopped != null) {
                stopped.join(LONGEST_STOP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before anybody can come in, and until nobody is here any more. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (Thread.currentThread().equals(thread)) {
            compare();
            pause();
        }
    }

    private void pause() {
        try {
            Duration longest = newswire.get().works() ? pause : shortPause;
            if (asked.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                asked.drainPermits();
            }
        } catch (InterruptedException e) {
            thread = null;
        }
    }

    private void compare() {
        try {
            State state = state();
            boolean allRead = true;
            for (Watch watch : watches) {
                allRead &= read(watch, state);
            }
            if (troubled && allRead) {
                troubled = false;
                log.info("What other nodes changed is seen again");
            }
        } catch (SQLException | RuntimeException | Error e) {
            tell(e);
        }
    }

    private boolean read(Watch watch, State state) {
        try {
            watch.see(state);
            return true;
        } catch (RuntimeException | Error e) {
            tell(e);
            return false;
        }
    }

    /** Once until it works again: it is tried every moment. A fault of the database is told by its sentence. */
    private void tell(Throwable fault) {
        if (!troubled) {
            troubled = true;
            boolean known = fault instanceof SQLException || fault.getCause() instanceof SQLException;
            log.warn("What other nodes change is not seen until it works again: {}", fault, known ? null : fault);
        }
    }

    private State state() throws SQLException {
        try (Connection connection = database.open();
                PreparedStatement select = connection.prepareStatement(STATE);
                ResultSet row = select.executeQuery()) {
            String life = "";
            Map<String, Long> numbers = new HashMap<>();
            while (row.next()) {
                life = row.getString(1);
                numbers.put(String.valueOf(row.getString(2)), row.getLong(3));
            }
            return new State(life, numbers);
        }
    }

    /**
     * How often everything was changed.
     *
     * @param life of the database: in another one the numbers of this one mean nothing
     */
    private record State(String life, Map<String, Long> numbers) {

        long number(String subject) {
            return numbers.getOrDefault(subject, 0L);
        }
    }

    /** What is read again, and the number of the change that was seen last, in which life. */
    private static final class Watch {

        private final String subject;
        private final Runnable reload;
        private final Runnable startOver;
        private String life = "";
        private long seen;
        private long restsUntil = System.nanoTime();

        Watch(String subject, Runnable reload, Runnable startOver) {
            this.subject = subject;
            this.reload = reload;
            this.startOver = startOver;
        }

        void see(State state) {
            long number = state.number(subject);
            boolean anew = number < seen || !state.life.equals(life);
            if (!anew && (number == seen || System.nanoTime() - restsUntil < 0)) {
                return;
            }
            long start = System.nanoTime();
            (anew ? startOver : reload).run();
            life = state.life;
            seen = number;
            long end = System.nanoTime();
            restsUntil = subject.equals(PUSH) ? end + REST * (end - start) : end;
        }
    }
}

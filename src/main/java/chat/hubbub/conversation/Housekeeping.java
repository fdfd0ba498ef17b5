package chat.hubbub.conversation;

import chat.hubbub.identity.ClaimJournal;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Skeleton;
import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Presence;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done from time to time: announcing who did not come back or came with many others, and remembering who holds which nickname. */
final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final long MOVES_MILLIS = 200;
    private static final long CLAIMS_MILLIS = 1_000;

    private final NicknameClaims claims;
    private final ClaimJournal journal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hubbub-housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failing;

    Housekeeping(Presence presence, Moves moves, NicknameClaims claims, ClaimJournal journal) {
        this.claims = claims;
        this.journal = journal;
        every(MOVES_MILLIS, presence::announceAbsences);
        every(MOVES_MILLIS, moves::tellGathered);
        every(CLAIMS_MILLIS, this::writeClaims);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        writeClaims();
    }

    private void every(long millis, Runnable task) {
        timer.scheduleWithFixedDelay(() -> run(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A timer forgets a task that throws. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("Housekeeping failed and goes on", e);
        }
    }

    private synchronized void writeClaims() {
        Map<Skeleton, Optional<Speaker>> changes = claims.takeChanges();
        try {
            if (!changes.isEmpty()) {
                journal.write(changes);
                failing = false;
            }
        } catch (RuntimeException e) {
            claims.returnChanges(changes);
            if (!failing) {
                failing = true;
                log.warn("Who holds which nickname is not remembered across a restart: {}", e.toString());
            }
        }
    }
}

package chat.hubbub.conversation;

import chat.hubbub.presence.Presence;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks a few times a second whether somebody's grace time is over. */
final class AbsenceWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hubbub-absences");
        thread.setDaemon(true);
        return thread;
    });

    AbsenceWatch(Presence presence) {
        timer.scheduleWithFixedDelay(presence::announceAbsences, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

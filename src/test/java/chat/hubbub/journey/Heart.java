package chat.hubbub.journey;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Beats for clients over WebSocket, every ten seconds, as StompJS does. */
final class Heart implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(10);

    /** StompJS gives a server up that missed two beats. */
    private static final Duration LONGEST_SILENCE = BEAT.multipliedBy(2);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heart");
        thread.setDaemon(true);
        return thread;
    });

    /** Beats, and does not mind how long the server is silent. */
    StompClient connectPatient(URI uri, String nickname) {
        StompClient client = StompClient.connect(uri, "login", nickname, "passcode", nickname, "heart-beat", "10000,0");
        every(BEAT, client, () -> beat(client));
        return client;
    }

    /** Beats, and breaks off when the server does not. */
    StompClient connectLikeStompJs(URI uri, String nickname) {
        StompClient client =
                StompClient.connect(uri, "login", nickname, "passcode", nickname, "heart-beat", "10000,10000");
        every(BEAT, client, () -> beat(client));
        every(Duration.ofSeconds(1), client, () -> giveUpIfSilent(client));
        return client;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void every(Duration period, StompClient client, Runnable task) {
        Future<?> scheduled = timer.scheduleWithFixedDelay(task, 1_000, period.toMillis(), TimeUnit.MILLISECONDS);
        client.onClose(() -> scheduled.cancel(false));
    }

    private static void beat(StompClient client) {
        try {
            client.raw("\n");
        } catch (CompletionException e) {
            // It is closed, and so beats no more.
        }
    }

    private static void giveUpIfSilent(StompClient client) {
        if (client.silence().compareTo(LONGEST_SILENCE) > 0) {
            client.abort();
        }
    }
}

package chat.hubbub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.DeafClient;
import chat.hubbub.journey.JarProcess;
import chat.hubbub.journey.Received;
import chat.hubbub.journey.StompClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 clients stop reading while 4 KB messages come at 50 a second: how late is everybody else? */
class StalledReadersBench {

    private static final int STALLED = 200;
    private static final int READERS = 10;
    private static final int MESSAGES = 2_000;
    private static final int PER_SECOND = 50;
    private static final String ROOM = "stalled";
    private static final String PADDING = "x".repeat(3_970);

    @TempDir
    Path data;

    @Test
    void tellsHowLateEverybodyElseIs() throws IOException {
        int port = JarProcess.freePort();
        try (JarProcess server = JarProcess.start(data, port, "-Xmx256m", "--hubbub.limits.enabled=false")) {
            List<StompClient> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(
                        StompClient.connect(server.ws(), "login", "reader" + i).join(ROOM));
            }
            for (int i = 0; i < STALLED; i++) {
                new DeafClient(port, "stalled" + i, ROOM);
            }
            Latencies latencies = new Latencies();
            measure(readers, latencies);
            System.out.println("With " + STALLED + " stalled readers the others: " + latencies);
            assertThat(latencies.count()).isEqualTo(MESSAGES * READERS);
        }
    }

    private static void measure(List<StompClient> readers, Latencies latencies) {
        StompClient sender = readers.get(0);
        AtomicInteger said = new AtomicInteger();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(
                () -> {
                    if (said.incrementAndGet() <= MESSAGES) {
                        sender.sayWith("r" + said, ROOM, System.nanoTime() + " " + PADDING);
                    }
                },
                0,
                1_000_000 / PER_SECOND,
                TimeUnit.MICROSECONDS);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * MESSAGES / PER_SECOND + 30);
        while (latencies.count() < MESSAGES * READERS && System.nanoTime() < deadline) {
            readers.forEach(reader -> reader.take().forEach(frame -> note(frame, latencies)));
        }
        clock.shutdownNow();
    }

    /** The time a frame waited in this process counts too. */
    private static void note(Received frame, Latencies latencies) {
        if (frame.type().equals("CHAT")) {
            latencies.add(frame.arrivedNanos() - Long.parseLong(frame.content().split(" ")[0]));
        }
    }
}

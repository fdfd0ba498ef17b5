package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Somebody who has no part in it: says a line again and again, and knows of each when it was heard. */
final class Bystander {

    private static final Duration PACE = Duration.ofMillis(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String room = "calm-" + Long.toHexString(System.nanoTime()) + NUMBERS.incrementAndGet();
    private final BareClient client;
    private final ScheduledExecutorService mouth = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger said = new AtomicInteger();
    private final Map<Integer, Long> sentNanos = new ConcurrentHashMap<>();
    private final CompletableFuture<List<Received>> heard;
    private volatile int last = Integer.MAX_VALUE;

    /** Enters a room where nobody else is, and begins to talk. */
    Bystander(Victim victim) throws IOException {
        client = BareClient.openFrom(Victim.stranger(), victim.port()).join(room, room);
        heard = CompletableFuture.supplyAsync(this::listen, Executors.newSingleThreadExecutor(Bystander::daemon));
        mouth.scheduleAtFixedRate(this::say, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says a last line, waits until that is heard, and leaves. Fails if not each line was acknowledged and heard once, in order. */
    Latency leave() throws Exception {
        mouth.shutdown();
        mouth.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        last = said.get() + 1;
        say();
        List<Received> frames = heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        client.close();
        assertThat(frames).extracting(Received::command).isSubsetOf("CONNECTED", "RECEIPT", "MESSAGE");
        assertThat(lines(frames)).extracting(Received::content).containsExactlyElementsOf(numbers());
        assertThat(frames.stream()
                        .filter(frame -> frame.command().equals("RECEIPT"))
                        .map(frame -> frame.header("receipt-id"))
                        .filter(id -> !id.equals("joined")))
                .containsExactlyElementsOf(numbers());
        return Latency.of(lines(frames).stream()
                .map(line -> line.arrivedNanos() - sentNanos.getOrDefault(Integer.valueOf(line.content()), 0L))
                .toList());
    }

    private void say() {
        int number = said.incrementAndGet();
        sentNanos.put(number, System.nanoTime());
        try {
            client.frame("SEND\ndestination:/app/chat/" + room + "\nreceipt:" + number + "\n\n" + number + '\0');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Received> listen() {
        Map<String, Integer> ends = new HashMap<>();
        List<Received> frames = new ArrayList<>();
        try {
            client.awaitThat(frame -> {
                frames.add(frame);
                boolean receipt = frame.header("receipt-id").equals(Integer.toString(last));
                boolean line = frame.type().equals("CHAT") && frame.content().equals(Integer.toString(last));
                ends.merge("last", receipt || line ? 1 : 0, Integer::sum);
                return ends.get("last") == 2;
            });
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException("Cut off in the middle", e);
        }
    }

    private static List<Received> lines(List<Received> frames) {
        return frames.stream().filter(frame -> frame.type().equals("CHAT")).toList();
    }

    private List<String> numbers() {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    private static Thread daemon(Runnable run) {
        Thread thread = new Thread(run, "bystander");
        thread.setDaemon(true);
        return thread;
    }
}

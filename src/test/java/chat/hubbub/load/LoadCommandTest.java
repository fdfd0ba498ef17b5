package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {

    private static final String QUICK = "--warm-up 100ms --duration 300ms --drain 30s --json";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void countsEverythingThatAnHonestServerDelivers() throws IOException {
        try (TinyBroker broker = TinyBroker.honest()) {
            int exitCode = run(broker.url(), QUICK, "--people 20 --senders 3 --rate 200");
            assertThat(exitCode).as(json()).isZero();
        }
        assertThat(json())
                .contains(
                        "\"clean\":true",
                        "\"people\":20",
                        "\"ready\":20",
                        "\"lost\":0",
                        "\"sent\":60",
                        "\"sentTotal\":80")
                .contains("\"deliveries\":1200", "\"deliveriesTotal\":1600", "\"losses\":0", "\"duplicates\":0")
                .contains("\"orderViolations\":0", "\"disagreements\":0", "\"strays\":0", "\"unsent\":0");
    }

    @Test
    void tellsWhatOneClientDidNotGet() throws IOException {
        assertThat(misled(frame -> List.of(), "--drain 10s")).isEqualTo(1);
        assertThat(json()).contains("\"clean\":false", "\"losses\":40", "\"duplicates\":0", "\"orderViolations\":0");
    }

    @Test
    void tellsWhatOneClientGotTwice() throws IOException {
        assertThat(misled(frame -> List.of(frame, frame))).isEqualTo(1);
        assertThat(json()).contains("\"losses\":0", "\"duplicates\":40");
    }

    @Test
    void tellsThatOneClientGotTwoSendersInAnotherOrder() throws IOException {
        assertThat(misled(new Swap())).isEqualTo(1);
        assertThat(json()).contains("\"losses\":0", "\"duplicates\":0", "\"orderViolations\":0", "\"disagreements\":1");
    }

    @Test
    void runsAgainstHubbub(@TempDir Path data) {
        try (Hub hub = Hub.start(data)) {
            String what = "--people 12 --rooms 2 --rate 50 --receipts --subscribe-errors --heart-beat 10000,10000";
            assertThat(run(hub.http("").toString(), QUICK, what)).isZero();
            assertThat(json()).contains("\"sent\":15", "\"receipts\":15", "\"deliveries\":90", "\"refused\":0");
            assertThat(run(hub.ws("/ws").toString(), QUICK, "--people 12 --stalled 2 --churn 20"))
                    .isZero();
            assertThat(json()).contains("\"ready\":12", "\"losses\":0").doesNotContain("\"churned\":0");
            assertThat(run(hub.ws("/nothing").toString(), QUICK, "--people 3")).isEqualTo(1);
            assertThat(json()).contains("\"ready\":0", "\"lost\":3", "\"reasons\":{\"HTTP/1.1 404\":3}");
        }
    }

    @Test
    void speaksTlsWithWhomItMayTrust(@TempDir Path keys) throws Exception {
        try (TinyBroker broker = TinyBroker.honest();
                TlsFront front = new TlsFront(keys, broker.url())) {
            String what = "--people 10 --rate 100 --size 20000";
            int result = run(front.url(), QUICK, what, "--insecure");
            assertThat(result).as(out + "\n" + err).isZero();
            assertThat(json()).contains("\"deliveriesTotal\":400", "\"losses\":0");
            assertThat(run(front.url(), QUICK, what)).isEqualTo(1);
            assertThat(json()).contains("\"lost\":10", "PKIX path building failed");
        }
    }

    @Test
    void aTableIsForPeople() throws IOException {
        try (TinyBroker broker = TinyBroker.honest()) {
            assertThat(run(broker.url(), "--people 2 --warm-up 0s --duration 100ms --ramp 2000"))
                    .isZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("clean", "true", "deliveriesPerSecond", "latencyP99Ms");
    }

    @Test
    void nobodyListeningIsAReason() {
        assertThat(run("ws://127.0.0.1:1", QUICK, "--people 2")).isEqualTo(1);
        assertThat(json()).contains("\"lost\":2", "\"reasons\":{\"connect: Connection refused\":2}");
    }

    @Test
    void whatCannotBeDoneIsOneLineAndTheExitCodeTwo() {
        assertThat(run("ws://127.0.0.1", "--persons 3")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(Stream.of(Option.values()).map(Option::label).toList());
    }

    /** The second of four clients gets what is made of each frame. */
    private int misled(Function<String, List<String>> mischief, String... more) throws IOException {
        TinyBroker.Mischief forOne = (client, frame) -> client == 1 ? mischief.apply(frame) : List.of(frame);
        try (TinyBroker broker = new TinyBroker(forOne)) {
            return run(broker.url(), QUICK, "--people 4 --senders 2 --rate 100", String.join(" ", more));
        }
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        List<String> all = Stream.of(words)
                .flatMap(word -> Stream.of(word.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
        return LoadCommand.run(all, printer(out), printer(err));
    }

    private String json() {
        return out.toString(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
    }

    private static PrintStream printer(ByteArrayOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** What one sender says first comes after what the next one says first; all else as it is. */
    private static final class Swap implements Function<String, List<String>> {

        private final List<String> held = new ArrayList<>();
        private boolean done;

        @Override
        public List<String> apply(String frame) {
            if (done) {
                return List.of(frame);
            }
            done = !held.isEmpty() && sender(frame) != sender(held.get(0));
            held.add(done ? 0 : held.size(), frame);
            return done ? List.copyOf(held) : List.of();
        }

        private static int sender(String frame) {
            return Marker.sender(frame.getBytes(StandardCharsets.UTF_8), frame.indexOf("@@"));
        }
    }
}

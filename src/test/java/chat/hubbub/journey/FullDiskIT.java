package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A disk that is really full, and a system that refuses to let files grow. */
class FullDiskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROOM = "full";
    private static final String LONG = "x".repeat(3_900);
    private static final int MORE_THAN_FIT = 10_000;
    private static final String LIMITLESS = "--hubbub.limits.enabled=false";

    @TempDir
    Path data;

    private final Map<Long, String> acknowledged = new java.util.TreeMap<>();
    private int said;

    @Test
    void refusesOnAFullDiskReadsOnAndWritesAgainOnceThereIsRoom() throws IOException {
        assumeThat(JarProcess.runTool("unshare", "-rm", "bash", "-c", "mount -t tmpfs tmpfs /mnt && echo mounted"))
                .contains("mounted");
        String shell = "data=" + data + "; export data; exec unshare -rm bash -c "
                + "'mount -t tmpfs -o size=16m tmpfs \"$data\" && exec \"$@\"' hubbub \"$@\"";
        try (JarProcess server =
                JarProcess.startUnder(shell, data, JarProcess.freePort(), JarProcess.BRIEF, LIMITLESS)) {
            Path ballast = Path.of("/proc/" + server.pid() + "/root" + data + "/ballast");
            talkUntilItIsRefused(server, () -> fill(ballast), () -> Files.delete(ballast), "disk is full");
        }
    }

    @Test
    void refusesWhereNothingCanBeWrittenReadsOnAndWritesAgainOnceItCan() throws IOException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/prlimit"))).isTrue();
        try (JarProcess server =
                JarProcess.startUnder("exec \"$@\"", data, JarProcess.freePort(), JarProcess.BRIEF, LIMITLESS)) {
            talkUntilItIsRefused(
                    server, () -> limit(server, "65536"), () -> limit(server, "unlimited"), "cannot store messages");
        }
        try (JarProcess again = JarProcess.start(data, JarProcess.freePort(), JarProcess.BRIEF)) {
            assertThat(CrashIT.history(again, ROOM)).isEqualTo(acknowledged);
        }
    }

    private void talkUntilItIsRefused(JarProcess server, Change fault, Change cure, String words) throws IOException {
        try (StompClient ann = connect(server, "ann").listenToErrors().join(ROOM);
                StompClient ben = connect(server, "ben").join(ROOM)) {
            for (int line = 0; line < 20; line++) {
                assertThat(say(ann)).isTrue();
            }
            fault.make();
            String refused = sayUntilRefused(ann);
            assertThat(ann.refusal(refused).json().path("code").asString()).isEqualTo("unavailable");
            assertThat(ann.refusal(refused).json().path("message").asString()).contains(words);

            assertThat(CrashIT.history(server, ROOM)).isEqualTo(acknowledged);
            connect(server, "cid").join(ROOM, "after", "0").first(frame -> frame.seq() == acknowledged.size());
            assertThat(JsonMapper.shared()
                            .readTree(server.get("/actuator/health"))
                            .path("status")
                            .asString())
                    .isEqualTo("DOWN");

            cure.make();
            await().atMost(PATIENCE).until(() -> say(ann));
            assertThat(say(ann)).isTrue();
            assertThat(acknowledged.keySet())
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, acknowledged.size())
                            .boxed()
                            .toList());
            assertThat(CrashIT.history(server, ROOM)).isEqualTo(acknowledged);
            await().atMost(PATIENCE).until(() -> ben.events("CHAT").size() == acknowledged.size());
            assertThat(ben.events("CHAT").stream().map(Received::content))
                    .containsExactlyElementsOf(acknowledged.values());
        }
    }

    private String sayUntilRefused(StompClient speaker) {
        for (int i = 0; i < MORE_THAN_FIT; i++) {
            if (!say(speaker)) {
                return "line " + said;
            }
        }
        throw new AssertionError("All " + MORE_THAN_FIT + " lines were taken");
    }

    /** Whether it was acknowledged. */
    private boolean say(StompClient speaker) {
        String receipt = "line " + ++said;
        String text = said + LONG;
        speaker.sayWith(receipt, ROOM, text);
        Received answer = speaker.first(frame -> frame.header("receipt-id").equals(receipt)
                || frame.header("destination").equals("/user/queue/errors")
                        && frame.json().path("receipt").asString("").equals(receipt));
        boolean stored = answer.command().equals("RECEIPT");
        if (stored) {
            acknowledged.put(Long.parseLong(answer.header("seq")), text);
        }
        return stored;
    }

    private static StompClient connect(JarProcess server, String nickname) {
        return StompClient.connect(server.ws(), "login", nickname, "passcode", nickname);
    }

    private static void fill(Path ballast) throws IOException {
        List<byte[]> written = new ArrayList<>();
        for (int size = 1 << 20; size > 0; size /= 16) {
            try (OutputStream out = Files.newOutputStream(
                    ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[size]);
                    written.add(new byte[0]);
                }
            } catch (IOException e) {
                // There is no room for so much; for less, perhaps.
            }
        }
        assertThat(written).isNotEmpty();
    }

    private static void limit(JarProcess server, String bytes) {
        JarProcess.runTool("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":");
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }
}

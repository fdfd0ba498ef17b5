package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of a server that is talked to, and then a disk that loses the end of its write-ahead log, or rots. */
class LostLogIT {

    private static final String ROOM = "lost";
    private static final int LINES = 400;
    private static final int HEADER_BYTES = 32;

    @TempDir
    Path data;

    private final Map<Long, String> acknowledged = new TreeMap<>();
    private String epoch = "";

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.77, 0.999})
    void tellsWhoeverSawMoreThanIsLeft(double part) throws IOException {
        talkAndKill();
        try (FileChannel log = log()) {
            log.truncate((long) (log.size() * part));
        }
        startAgain();
    }

    @Test
    void tellsWhoeverSawMoreThanTheHeaderLeaves() throws IOException {
        talkAndKill();
        try (FileChannel log = log()) {
            log.truncate(HEADER_BYTES);
        }
        startAgain();
    }

    @Test
    void tellsWhoeverSawMoreThanWhatRottedLeaves() throws IOException {
        talkAndKill();
        try (FileChannel log = log()) {
            ByteBuffer one = ByteBuffer.allocate(1);
            log.read(one, log.size() / 2);
            one.put(0, (byte) ~one.get(0));
            log.write(one.rewind(), log.size() / 2);
        }
        startAgain();
    }

    private void talkAndKill() {
        try (JarProcess server = start();
                StompClient ann = connect(server, "ann").join(ROOM)) {
            epoch = ann.event("ROSTER").json().path("epoch").asString();
            // At once, so that few commits hold them all, and none of them is in the database itself already.
            ann.raw(IntStream.rangeClosed(1, LINES)
                    .mapToObj(line -> "SEND\ndestination:/app/chat/" + ROOM + "\nreceipt:line " + line + "\n\nline "
                            + line + '\0')
                    .collect(Collectors.joining()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ann.received().stream()
                                    .filter(frame -> frame.command().equals("RECEIPT"))
                                    .count()
                            > LINES);
            server.kill();
            ann.received().stream()
                    .filter(frame -> frame.command().equals("RECEIPT")
                            && !frame.header("seq").isEmpty())
                    .forEach(
                            frame -> acknowledged.put(Long.parseLong(frame.header("seq")), frame.header("receipt-id")));
        }
    }

    private void startAgain() {
        try (JarProcess server = start()) {
            Map<Long, String> left = CrashIT.history(server, ROOM);
            assertThat(left.keySet()).allMatch(seq -> seq <= left.size());
            acknowledged.forEach(
                    (seq, line) -> assertThat(left.getOrDefault(seq, line)).isEqualTo(line));
            assertThat(left.size()).isLessThan(acknowledged.size());

            StompClient ann =
                    connect(server, "ann").join(ROOM, "after", Integer.toString(acknowledged.size()), "epoch", epoch);
            JsonNode roster = ann.event("ROSTER").json();
            assertThat(roster.path("recovered").asBoolean()).isFalse();
            assertThat(roster.path("epoch").asString()).isNotEqualTo(epoch);
            assertThat(roster.path("lastSeq").asLong()).isEqualTo(left.size());
            assertThat(ann.say(ROOM, "we go on")).isEqualTo(left.size() + 1);
            StompClient ben = connect(server, "ben").join(ROOM, "after", "1", "epoch", epoch);
            assertThat(ben.event("ROSTER").json().path("recovered").asBoolean()).isFalse();
        }
    }

    private FileChannel log() throws IOException {
        return FileChannel.open(data.resolve("hubbub.db-wal"), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private JarProcess start() {
        return JarProcess.start(data, JarProcess.freePort(), JarProcess.BRIEF, "--hubbub.limits.enabled=false");
    }

    private static StompClient connect(JarProcess server, String nickname) {
        return StompClient.connect(server.ws(), "login", nickname, "passcode", nickname);
    }
}

package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.journey.JarProcess.Ended;
import chat.hubbub.push.FakeBrowser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator's worst day: the machine is gone, and there is the backup of a server that was in the middle of its work. */
class BackupIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SECRET = "a".repeat(32);
    private static final String ENDPOINT = "{\"endpoint\":\"https://push.example/ann\"}";
    private static final int LARGE = 100_000;

    @TempDir
    Path temp;

    private Path data;
    private Path file;

    @BeforeEach
    void findPlaces() throws IOException {
        data = temp.resolve("data");
        file = Files.createDirectory(temp.resolve("safe")).resolve("hubbub.db");
    }

    @Test
    void bringsBackAllThatWasAcknowledgedBeforeItBegan() {
        Map<String, Long> acknowledged;
        Story story;
        try (JarProcess server =
                JarProcess.start(data, JarProcess.freePort(), JarProcess.BRIEF, "--hubbub.limits.enabled=false")) {
            story = Story.live(server);
            acknowledged = backUpWhileTheyTalk(server);
        }
        Path other = temp.resolve("another machine");
        Ended restored = JarProcess.run("restore", file.toString(), "--hubbub.data=" + other);
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(restored.out()).startsWith("Restored ").endsWith(", to " + other.resolve("hubbub.db") + ".\n");
        try (JarProcess server = JarProcess.start(other, JarProcess.freePort(), JarProcess.BRIEF)) {
            Map<Long, String> history = history(server, "crowd");
            assertThat(history.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, history.size()).boxed().toList());
            acknowledged.forEach((line, seq) -> assertThat(history).containsEntry(seq, line));
            story.goesOn(server);
        }
    }

    @Test
    void leavesNoHalfFileUnderItsNameWhenItIsKilled() throws IOException, SQLException {
        try (JarProcess server = JarProcess.start(data, JarProcess.freePort(), JarProcess.BRIEF);
                StompClient ann = StompClient.connect(server.ws(), "login", "ann")) {
            ann.join("garden").say("garden", "so much to tell");
            server.stop();
        }
        tellMuch();
        for (long size : new long[] {1, 20_000_000, 100_000_000}) {
            boolean whole = true;
            while (whole) {
                killWhenItsCopyIsAsLargeAs(size);
                whole = Files.exists(file);
                if (whole) {
                    assertThat(messages(file))
                            .as("all, since the kill came too late")
                            .isEqualTo(LARGE + 1);
                }
                deleteAll(file.getParent());
            }
        }
        Ended done = JarProcess.run("--hubbub.data=" + data, "backup", file.toString());
        assertThat(done.err()).isEmpty();
        assertThat(done.out()).startsWith("Backed up 100,001 messages in 1 room, ");
        Ended again = JarProcess.run("--hubbub.data=" + data, "backup", file.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).startsWith("There is a " + file + " already.").hasLineCount(1);
        assertThat(again.out()).isEmpty();
    }

    @Test
    void isNotPutWhereAServerRuns() {
        try (JarProcess server = JarProcess.start(data, JarProcess.freePort(), JarProcess.BRIEF)) {
            assertThat(JarProcess.run("backup", file.toString(), "--hubbub.data=" + data)
                            .exitCode())
                    .isZero();
            Ended refused = JarProcess.run("restore", file.toString(), "--hubbub.data=" + data);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).startsWith("Another Hubbub is running on the data folder " + data);
            assertThat(server.get("/actuator/health")).contains("UP");
        }
    }

    /** What was acknowledged before the backup began; more was while it was made. */
    private Map<String, Long> backUpWhileTheyTalk(JarProcess server) {
        List<StubbornSender> senders = IntStream.range(0, 4)
                .mapToObj(i -> new StubbornSender(server.ws(), "sender" + i, "crowd", seq -> false))
                .toList();
        List<Thread> threads = senders.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged(senders).size() > 500);

        Map<String, Long> before = acknowledged(senders);
        Ended backup = JarProcess.run("backup", file.toString(), "--hubbub.data=" + data);
        Map<String, Long> after = acknowledged(senders);
        senders.forEach(StubbornSender::finish);
        threads.forEach(BackupIT::join);

        assertThat(backup.exitCode()).as(backup.err()).isZero();
        assertThat(backup.out()).matches("Backed up [0-9,]+ messages in 3 rooms, [0-9,]+ bytes, to " + file + "\\.\n");
        assertThat(after).hasSizeGreaterThan(before.size());
        return before;
    }

    private static Map<String, Long> acknowledged(List<StubbornSender> senders) {
        Map<String, Long> all = new HashMap<>();
        senders.forEach(sender -> all.putAll(sender.acknowledged()));
        return all;
    }

    private void tellMuch() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("hubbub.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE n (seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM n WHERE seq <= %d)
                    INSERT INTO event (room_id, seq, kind, sender, content, at)
                    SELECT 1, seq, 'CHAT', 'ann', printf('%%.2000c', 'x'), 0 FROM n""".formatted(LARGE));
        }
    }

    private void killWhenItsCopyIsAsLargeAs(long size) throws IOException {
        Process process = JarProcess.begin(
                temp.resolve("out"), temp.resolve("err"), "backup", file.toString(), "--hubbub.data=" + data);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !process.isAlive() || largest(file.getParent()) >= size);
        process.destroyForcibly();
        assertThat(process.onExit().join().exitValue()).isIn(137, Files.exists(file) ? 0 : 137);
    }

    private static long messages(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM event")) {
            return count.getLong(1);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        for (Path left : files(folder)) {
            Files.delete(left);
        }
    }

    private static long largest(Path folder) throws IOException {
        return files(folder).stream()
                .mapToLong(one -> one.toFile().length())
                .max()
                .orElse(0);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Map<Long, String> history(JarProcess server, String room) {
        Map<Long, String> lines = new HashMap<>();
        boolean more = true;
        for (long after = 0; more; after = lines.size()) {
            JsonNode page = JsonMapper.shared()
                    .readTree(server.get("/api/rooms/" + room + "/messages?limit=200&after=" + after));
            page.path("messages")
                    .forEach(line -> lines.put(
                            line.path("seq").asLong(), line.path("content").asString()));
            more = page.path("hasMore").asBoolean();
        }
        return lines;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What Ann did before: a line in other words, a private room, a browser that is to be called. */
    private record Story(String privateRoom, String pushKey, String epoch) {

        static Story live(JarProcess server) {
            try (StompClient ann = ann(server)) {
                ann.join("garden").say("garden", "helo");
                ann.frame("SEND", "{\"target\":1,\"content\":\"hello\"}", headers("/app/edit/garden"));
                ann.receipt("edited");
                String room = json(call(server, "POST", "/api/private-rooms", "{\"title\":\"The attic\"}"))
                        .path("room")
                        .asString();
                ann.join(room).say(room, "in here");
                String subscription = new FakeBrowser().subscription("https://push.example/ann");
                assertThat(call(server, "PUT", "/api/push/subscription", subscription)
                                .statusCode())
                        .isEqualTo(204);
                String epoch = ann.event("ROSTER").json().path("epoch").asString();
                return new Story(room, server.get("/api/push/key"), epoch);
            }
        }

        void goesOn(JarProcess server) {
            JsonNode line = JsonMapper.shared()
                    .readTree(server.get("/api/rooms/garden/messages"))
                    .path("messages")
                    .path(0);
            assertThat(line.path("content").asString()).isEqualTo("hello");
            assertThat(line.path("edited").asString()).isNotBlank();

            String attic = "/api/rooms/" + privateRoom + "/messages";
            assertThat(call(server, "GET", attic, "").body()).contains("in here");
            assertThat(server.get(attic)).doesNotContain("in here");

            assertThat(server.get("/api/push/key")).isEqualTo(pushKey);
            assertThat(call(server, "DELETE", "/api/push/subscription", ENDPOINT)
                            .statusCode())
                    .isEqualTo(204);

            try (StompClient thief = StompClient.connect(server.ws(), "login", "Ann", "passcode", "thief")) {
                assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
            }
            isToldToLoadTheHistoryAgain(server);
        }

        private void isToldToLoadTheHistoryAgain(JarProcess server) {
            try (StompClient ann = ann(server)) {
                JsonNode roster = ann.join("garden", "after", "1", "epoch", epoch)
                        .event("ROSTER")
                        .json();
                assertThat(roster.path("recovered").asBoolean(true)).isFalse();
                assertThat(roster.path("epoch").asString()).isNotBlank().isNotEqualTo(epoch);
                assertThat(ann.say("garden", "I am back")).isEqualTo(3);
            }
        }

        private static StompClient ann(JarProcess server) {
            return StompClient.connect(server.ws(), "login", "ann", "passcode", SECRET);
        }

        private static String[] headers(String destination) {
            return new String[] {"destination", destination, "content-type", "application/json", "receipt", "edited"};
        }

        private static HttpResponse<String> call(JarProcess server, String method, String path, String body) {
            HttpRequest request = HttpRequest.newBuilder(server.http(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .headers("Content-Type", "application/json", "Cookie", "hubbub-secret=" + SECRET)
                    .build();
            try {
                return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("No answer to " + request, e);
            }
        }

        private static JsonNode json(HttpResponse<String> answer) {
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}

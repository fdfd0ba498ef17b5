package chat.hubbub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.message.Draft;
import chat.hubbub.message.LogObserver;
import chat.hubbub.message.MessageLog;
import chat.hubbub.room.RoomName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void countsAMessageFromTheLogToTheSocket() throws Exception {
        try (var alice = hub.connect("alice")) {
            alice.join("public");
            double before = meter("hubbub_messages_total");
            alice.say("public", "hello");

            await().untilAsserted(() -> {
                assertThat(meter("hubbub_messages_total")).isEqualTo(before + 1);
                assertThat(meter("hubbub_commit_seconds_count")).isPositive();
                assertThat(meter("hubbub_deliveries_total")).isPositive();
                assertThat(meter("hubbub_fanout_seconds_count")).isPositive();
                assertThat(meter("hubbub_connections")).isEqualTo(1);
                assertThat(meter("hubbub_rooms")).isEqualTo(1);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hubbub_cutoffs_total",
                "hubbub_refusals_total",
                "hubbub_held_bytes",
                "hubbub_log_waiting",
                "hubbub_delivered_bytes_total",
                "hubbub_commit_seconds_bucket",
                "hubbub_fanout_seconds_bucket",
                "hubbub_push_sent_total",
                "jvm_memory_used_bytes",
                "process_cpu_usage"
            })
    void exposes(String meter) {
        assertThat(Http.get(hub, "/actuator/prometheus").body()).contains("\n" + meter);
    }

    @Test
    void tellsStrangersThatItIsWellAndNoMore() {
        say("anything");

        assertThat(Http.get(hub, "/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(Http.get(hub, "/actuator/health/log").statusCode()).isEqualTo(404);
    }

    @Test
    void isDownWhileNothingCanBeStored() {
        hub.bean(LogObserver.class).refused();

        assertThat(Http.get(hub, "/actuator/health").statusCode()).isEqualTo(503);
        assertThat(Http.get(hub, "/actuator/health").body()).isEqualTo("{\"status\":\"DOWN\"}");

        say("it works again");

        assertThat(Http.get(hub, "/actuator/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/info",
                "/env",
                "/beans",
                "/configprops",
                "/heapdump",
                "/threaddump",
                "/loggers",
                "/metrics",
                "/mappings",
                "/conditions",
                "/scheduledtasks",
                "/shutdown",
                "/startup",
                "/flyway",
                "/caches"
            })
    void opensNothingElse(String path) {
        assertThat(Http.get(hub, "/actuator" + path).statusCode()).isEqualTo(404);
    }

    private static void say(String text) {
        hub.bean(MessageLog.class)
                .append(
                        RoomName.PUBLIC,
                        new Speaker(new Nickname("bob"), Person.passerBy()),
                        Draft.chat(text, Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    private static double meter(String name) {
        return Http.get(hub, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}

package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.journey.SockJsClient.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.test.util.ReflectionTestUtils;

/** The time of day is corrected by a day while people talk. */
class ClockJumpTest {

    private static final MovableClock TIME_OF_DAY = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ROOM = "jump";

    /** Of STOMP, of SockJS, and of what was accepted; they take turns. */
    private static final int SWEEPS = 3;

    @TempDir
    Path data;

    private StompClient ann;
    private SockJsClient ben;
    private Hub hub;

    @Configuration(proxyBeanMethods = false)
    static class Watchmaker {
        @Bean
        @Primary
        Clock clock() {
            return TIME_OF_DAY;
        }
    }

    @AfterEach
    void close() {
        ben.close();
        ann.close();
        hub.close();
    }

    @Test
    void endsNoConnectionAndChangesNoOrder() {
        gather();
        long first = ann.say(ROOM, "first", "idempotency-key", "first");
        jump(DAY);
        assertThat(ann.say(ROOM, "first", "idempotency-key", "first")).isEqualTo(first);
        assertThat(ann.say(ROOM, "second")).isEqualTo(2);
        jump(DAY.multipliedBy(-2));
        assertThat(ann.say(ROOM, "first", "idempotency-key", "first")).isEqualTo(first);
        assertThat(ann.say(ROOM, "third")).isEqualTo(3);
        assertThat(ben.send(SockJsClient.say(ROOM, "r", "fourth"))).isEqualTo(HttpStatus.NO_CONTENT.value());
        assertThat(ben.receipt("r").header("seq")).isEqualTo("4");
        ann.first(frame -> frame.content().equals("fourth"));

        assertThat(ann.isClosed()).isFalse();
        assertThat(ben.isClosed()).isFalse();
        assertThat(ann.events("CHAT"))
                .extracting(Received::content)
                .containsExactly("first", "second", "third", "fourth");
        assertThat(ann.events("LEAVE")).isEmpty();
        assertThat(ann.events("JOIN")).extracting(Received::sender).containsExactly("ann", "ben");
        try (StompClient cid = hub.connect("cid").join(ROOM, "after", "1")) {
            await().until(() -> cid.events("CHAT").size() == 3);
            assertThat(cid.events("CHAT")).extracting(Received::content).containsExactly("second", "third", "fourth");
        }
        String page = Http.get(hub, "/api/rooms/" + ROOM + "/messages").body();
        assertThat(List.of("first", "second", "third", "fourth"))
                .isSortedAccordingTo(java.util.Comparator.comparingInt(page::indexOf));
    }

    /** Its place in the room is kept for the grace time, whatever the time of day does. */
    @Test
    void endsNoGraceTime() {
        gather();
        ann.abort();
        TIME_OF_DAY.advance(DAY);
        ann = hub.connect("ann").join(ROOM);
        jump(DAY.negated());
        assertThat(ben.received()).noneMatch(frame -> frame.type().equals("LEAVE"));
        hub.connect("ann").close();
        assertThat(ann.say(ROOM, "still me")).isEqualTo(1);
    }

    private void gather() {
        hub = Hub.startWith(Watchmaker.class, data);
        ann = hub.connect("ann").join(ROOM);
        ben = SockJsClient.open(hub, Transport.xhr_streaming);
        ben.connect("ben");
        ben.join(ROOM);
        ann.first(frame -> frame.type().equals("JOIN") && frame.sender().equals("ben"));
    }

    /** And waits until the sweeps have looked at everybody twice. */
    private void jump(Duration by) {
        ThreadPoolExecutor timer = (ThreadPoolExecutor)
                Objects.requireNonNull(ReflectionTestUtils.getField(hub.bean("stompChores"), "timer"));
        TIME_OF_DAY.advance(by);
        long before = timer.getCompletedTaskCount();
        await().until(() -> timer.getCompletedTaskCount() > before + 2 * SWEEPS);
    }
}

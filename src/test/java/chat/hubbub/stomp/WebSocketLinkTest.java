package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.moderation.Address;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A container that keeps silent about a write, or throws: whoever waits for the write is told all the same, and once. */
class WebSocketLinkTest {

    private final Chores chores = new Chores();
    private final Map<String, Object> properties = new HashMap<>();
    private final List<SendHandler> sends = new ArrayList<>();
    private final List<Boolean> told = new ArrayList<>();
    private final List<Object> timeouts = new ArrayList<>();
    private boolean closed;
    private final MovableClock steadyClock = new MovableClock(Instant.EPOCH);
    private final WebSocketLink link = new WebSocketLink(session(), caller(), chores, steadyClock);

    @AfterEach
    void close() {
        chores.close();
    }

    @Test
    void tellsOfAWriteThatWasNeverAnsweredOnceTheConnectionIsGone() {
        write();
        assertThat(told).isEmpty();
        link.gone();
        assertThat(told).containsExactly(false);
        sends.get(0).onResult(new SendResult((Session) null));
        link.gone();
        assertThat(told).containsExactly(false);
    }

    @Test
    void tellsOfAWriteThatWasBegunWhenTheConnectionWasGone() {
        link.gone();
        write();
        assertThat(told).containsExactly(false);
    }

    @Test
    void tellsOnceOfAWriteThatTheContainerRefuses() {
        closed = true;
        write();
        link.gone();
        assertThat(told).containsExactly(false);
    }

    @Test
    void tellsOfAWriteThatHasLeft() {
        write();
        sends.get(0).onResult(new SendResult((Session) null));
        link.gone();
        assertThat(told).containsExactly(true);
    }

    @Test
    void givesUpAWriteThatTakesTooLongByTheClockThatStandsStillWithTheProcess() {
        write();
        steadyClock.advance(WebSocketLink.MOST_FOR_A_WRITE);
        link.giveUpIfStuck();
        assertThat(told).isEmpty();
        steadyClock.advance(Duration.ofMillis(1));
        link.giveUpIfStuck();
        link.giveUpIfStuck();
        assertThat(told).containsExactly(false);
        assertThat(timeouts).containsExactly(-1L);
    }

    @Test
    void givesUpNobodyToWhomNothingIsWritten() {
        write();
        sends.get(0).onResult(new SendResult((Session) null));
        steadyClock.advance(Duration.ofDays(1));
        link.giveUpIfStuck();
        assertThat(told).containsExactly(true);
    }

    private void write() {
        link.write(ByteBuffer.wrap("frame".getBytes(StandardCharsets.UTF_8)), told::add);
    }

    private Session session() {
        RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, "sendText", arguments -> {
            if (closed) {
                throw new IllegalStateException("The session has been closed");
            }
            sends.add((SendHandler) arguments[1]);
            return null;
        });
        return fake(Session.class, "getAsyncRemote", arguments -> remote);
    }

    private <T> T fake(Class<T> type, String method, java.util.function.Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> switch (called.getName()) {
                    case "getUserProperties" -> properties;
                    case "isOpen" -> !closed;
                    case "setSendTimeout" -> {
                        timeouts.add(arguments[0]);
                        yield null;
                    }
                    default -> called.getName().equals(method) ? answer.apply(arguments) : null;
                }));
    }

    private static Caller caller() {
        return new Caller(java.util.Optional.empty(), Address.UNKNOWN);
    }
}

package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class TerminalGatewayTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    Path data;

    @Test
    void listensOnAFreePortUntilItStopsAndCanStartAgain() {
        try (Door door = Door.open(data)) {
            TerminalGateway gateway = door.gateway();
            assertThat(gateway.port()).isPositive();
            assertThat(gateway.isRunning()).isTrue();

            gateway.stop();
            assertThat(gateway.port()).isEqualTo(-1);
            assertThat(gateway.isRunning()).isFalse();

            gateway.start();
            door.enter("alice").close();
        }
    }

    @Test
    void tellsEverybodyThatTheServerStops() {
        try (Door door = Door.open(data);
                Terminal alice = door.enter("alice");
                Terminal nameless = door.knock()) {
            nameless.expect(Wording.WELCOME);
            door.gateway().stop();

            alice.expect("* The server is stopping. Please come back.");
            alice.expectEnd();
            nameless.expect("* The server is stopping. Please come back.");
            nameless.expectEnd();
        }
    }

    @Test
    void turnsAwayWhoeverIsOneTooMany() {
        try (Door door = Door.open(data, TerminalLimits.STANDARD, 2);
                Terminal alice = door.enter("alice")) {
            Terminal bob = door.enter("bob");
            alice.expect("bob Joined the Chat Server");
            try (Terminal carol = door.knock()) {
                carol.expect("* All 2 places at this door are taken. Please come back later.");
                carol.expectEnd();
            }
            bob.close();
            await().until(() -> door.nicknames() == 1);
            await().ignoreExceptionsInstanceOf(AssertionError.class)
                    .untilAsserted(() -> door.enter("dave").close());
        }
    }

    @Test
    void staysShutWhereThePortIsOff() {
        try (Door door = Door.open(data)) {
            TerminalGateway shut = door.another(new TerminalProperties(HERE, TerminalProperties.OFF, 1));
            shut.start();

            assertThat(shut.isRunning()).isFalse();
            assertThat(shut.address()).isEmpty();
        }
    }

    @Test
    void stopsTheStartWithASentenceWhenThePortIsInUse() throws IOException {
        try (Door door = Door.open(data);
                ServerSocket other = new ServerSocket(0, 1, HERE)) {
            TerminalGateway blocked = door.another(new TerminalProperties(HERE, other.getLocalPort(), 1));
            DoorBlocked failure = catchThrowableOfType(DoorBlocked.class, blocked::start);
            FailureAnalysis analysis = new DoorBlockedAnalyzer().analyze(failure, failure);

            assertThat(analysis.getDescription())
                    .isEqualTo("The terminal door cannot open at 127.0.0.1:" + other.getLocalPort()
                            + ": another program is using this port.");
            assertThat(analysis.getAction()).contains("--hubbub.terminal.port=-1");
            assertThat(blocked.isRunning()).isFalse();
        }
    }
}

package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart is an outage like any other: it takes nobody's name away. */
class HeldNicknamesTest {

    @TempDir
    Path data;

    @Test
    void surviveARestart() {
        try (Hub hub = Hub.start(data)) {
            hub.connect("Alice").join("public");
            StompClient.connect(hub.ws("/ws"), "login", "passer-by");
        }
        try (Hub again = Hub.start(data)) {
            try (StompClient thief = StompClient.connect(again.ws("/ws"), "login", "alice", "passcode", "thief")) {
                assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
            }
            try (StompClient alice = again.connect("Alice");
                    StompClient next = StompClient.connect(again.ws("/ws"), "login", "passer-by")) {
                alice.join("public");
                next.join("public");
            }
        }
    }

    @Test
    void areFreeOnceTheirTimeIsOver() {
        try (Hub hub = Hub.start(data, "hubbub.identity.hold=0s")) {
            hub.connect("Alice").frame("DISCONNECT", "");
        }
        try (Hub again = Hub.start(data, "hubbub.identity.hold=0s");
                StompClient other = StompClient.connect(again.ws("/ws"), "login", "alice", "passcode", "other")) {
            other.join("public");
        }
    }
}

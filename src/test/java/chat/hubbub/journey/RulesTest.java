package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets wrong, and what it costs. */
class RulesTest {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=0s", "hubbub.limits.burst=40", "hubbub.limits.per-second=5");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void refusesOneMessageWithoutCostingTheConnection() {
        try (StompClient ann = hub.connect("ann").join("rules").listenToErrors()) {
            ann.sayWith("a", "rules", " \n ");
            ann.sayWith("b", "rules", "x".repeat(4_001));
            ann.sayWith("c", "rules", "x".repeat(200_000));
            ann.sayWith("d", "No Room", "x");
            ann.sayWith("e", "rules", "not json", "content-type", "application/json");
            ann.frame("SEND", "x", "destination", "/app/nothing", "receipt", "f");

            assertThat(ann.refusal("a").json().path("code").asString()).isEqualTo("empty");
            assertThat(ann.refusal("b").json().path("code").asString()).isEqualTo("too-long");
            assertThat(ann.refusal("c").json().path("code").asString()).isEqualTo("too-long");
            assertThat(ann.refusal("d").json().path("code").asString()).isEqualTo("room-invalid");
            assertThat(ann.refusal("e").json().path("code").asString()).isEqualTo("empty");
            assertThat(ann.refusal("f").json().path("code").asString()).isEqualTo("forbidden");
            assertThat(ann.refusal("f").json().path("message").asString()).isNotBlank();
            assertThat(ann.say("rules", "x".repeat(4_000))).isEqualTo(1);
        }
    }

    @Test
    void refusesToListenToARoomThatCannotBe() {
        try (StompClient ann = hub.connect("ann listens").listenToErrors()) {
            ann.frame("SUBSCRIBE", "", "id", "1", "destination", "/topic/No Room", "receipt", "r");
            assertThat(ann.refusal("r").json().path("code").asString()).isEqualTo("room-invalid");
            ann.join("rules");
        }
    }

    @Test
    void saysWhatATransactionHoldsOnceItIsCommitted() {
        try (StompClient ann = hub.connect("ann commits").join("transactions")) {
            ann.frame("BEGIN", "", "transaction", "t");
            ann.sayWith("1", "transactions", "one", "transaction", "t");
            ann.frame("BEGIN", "", "transaction", "u");
            ann.sayWith("2", "transactions", "aborted", "transaction", "u");
            ann.frame("ABORT", "", "transaction", "u");
            long first = ann.say("transactions", "zero");
            ann.frame("COMMIT", "", "transaction", "t", "receipt", "committed");
            ann.receipt("committed");
            assertThat(ann.receipt("1").header("seq")).isEqualTo(Long.toString(first + 1));
            ann.first(frame -> frame.content().equals("one"));
            assertThat(ann.events("CHAT")).extracting(Received::content).containsExactly("zero", "one");
        }
    }

    @Test
    void slowsDownWhoeverWritesTooFast() {
        try (StompClient ann = hub.connect("fast ann").join("fast").listenToErrors()) {
            for (int i = 0; i < 200; i++) {
                ann.sayWith("r" + i, "fast", "line");
            }
            Received refusal = ann.refusal("r199");
            assertThat(refusal.json().path("code").asString()).isEqualTo("rate-limited");
            assertThat(refusal.json().path("retryAfterMs").asLong()).isBetween(1L, 60_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUBSCRIBE\nid:1\ndestination:/topic/*\n\n\0",
                "SUBSCRIBE\nid:1\ndestination:/topic/**\n\n\0",
                "SUBSCRIBE\nid:1\ndestination:/topic/a/b\n\n\0",
                "SUBSCRIBE\nid:1\ndestination:/queue/x\n\n\0",
                "SUBSCRIBE\nid:1\ndestination:/user/bob/queue/errors\n\n\0",
                "SUBSCRIBE\nid:1\ndestination:/user/queue/*\n\n\0",
                "SEND\ndestination:/topic/public\n\nforged\0",
                "SEND\ndestination:/user/bob/queue/errors\n\nforged\0"
            })
    void forbidsEveryOtherDestination(String frame) {
        try (StompClient ann = hub.connect("forger")) {
            ann.raw(frame);
            assertThat(ann.error().header("code")).isEqualTo("forbidden");
            assertThat(ann.closeCode()).isEqualTo(1008);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\n\n\0",
                "SEND\nno colon\n\n\0",
                "SEND\ndestination:/app/chat\nbad:\\x\n\nx\0",
                "SEND\ndestination:/app/chat\ncontent-length:x\n\nx\0",
                "SEND\ndestination:/app/chat\ncontent-length:1\n\nxyz\0",
                "SUBSCRIBE\ndestination:/topic/public\n\n\0",
                "SUBSCRIBE\nid:1\n\n\0",
                "UNSUBSCRIBE\n\n\0",
                "SEND\n\nnowhere\0",
                "SEND\ndestination:/app/chat\ntransaction:none\n\nx\0",
                "COMMIT\ntransaction:none\n\n\0",
                "BEGIN\n\n\0",
                "CONNECT\naccept-version:1.2\n\n\0",
                "SEND\0"
            })
    void endsAConnectionThatBreaksStomp(String frame) {
        try (StompClient ann = hub.connect("breaker")) {
            ann.raw(frame);
            assertThat(ann.error().header("code")).isEqualTo("malformed");
            assertThat(ann.error().header("message")).isNotBlank();
            assertThat(ann.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void refusesANicknameThatIsTakenOrNone() {
        try (StompClient alice = hub.connect("Alice")) {
            for (String lookalike : List.of("Alice", "alice", "\u0430lice", "ALICE ", "\uFF21lice")) {
                try (StompClient other = StompClient.connect(hub.ws("/ws"), "login", lookalike, "passcode", "other")) {
                    assertThat(other.error().header("code")).isEqualTo("nickname-taken");
                    assertThat(other.closeCode()).isEqualTo(1008);
                }
            }
            assertThat(alice.isClosed()).isFalse();
        }
        for (String bad : List.of("...", "a  b", "x".repeat(33), "a\u202Eb", "a\u200Bb", "<b>")) {
            try (StompClient other = StompClient.connect(hub.ws("/ws"), "login", bad)) {
                assertThat(other.error().header("code")).isEqualTo("nickname-invalid");
            }
        }
    }

    @Test
    void letsTheSamePersonConnectSeveralTimes() {
        try (StompClient one = hub.connect("twin").join("twins");
                StompClient two = StompClient.connect(hub.ws("/ws"), "login", "TWIN", "passcode", "secret of twin")
                        .join("twins")) {
            assertThat(connected(two).header("user-name")).isEqualTo("twin");
            assertThat(two.event("ROSTER").json().path("online").asInt()).isEqualTo(1);
            assertThat(one.events("JOIN")).hasSize(1);
        }
    }

    @Test
    void keepsANicknameForItsSecretAndFreesOneWithout() {
        hub.connect("keeper").abort();
        try (StompClient thief = StompClient.connect(hub.ws("/ws"), "login", "keeper")) {
            assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
        }
        try (StompClient passerBy = StompClient.connect(hub.ws("/ws"), "login", "passer")) {
            passerBy.frame("DISCONNECT", "");
            passerBy.closeCode();
        }
        try (StompClient next = StompClient.connect(hub.ws("/ws"), "login", "passer")) {
            assertThat(connected(next).header("user-name")).isEqualTo("passer");
        }
    }

    @Test
    void namesAGuestAndItself() {
        try (StompClient guest = StompClient.connect(hub.ws("/ws"))) {
            assertThat(connected(guest).header("user-name")).matches("guest-[a-z0-9]{4}");
            assertThat(connected(guest).header("server")).startsWith("hubbub/");
            assertThat(connected(guest).header("session")).isNotBlank();
            assertThat(connected(guest).header("heart-beat")).matches("\\d+,\\d+");
            assertThat(connected(guest).header("version")).isEqualTo("1.2");
        }
    }

    private static Received connected(StompClient client) {
        return client.first(frame -> frame.command().equals("CONNECTED"));
    }
}

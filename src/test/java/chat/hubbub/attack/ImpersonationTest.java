package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import chat.hubbub.terminal.Terminal;
import chat.hubbub.terminal.TerminalGateway;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is taken for somebody who is here, by whichever door they come. */
class ImpersonationTest {

    private static final String HELD = "alice";
    private static final Set<String> REFUSALS = Set.of("nickname-taken", "nickname-invalid");

    @TempDir
    static Path data;

    private static Hub hub;
    private static StompClient alice;
    private static StompClient renaming;
    private static int asked;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.limits.enabled=false");
        alice = hub.connect(HELD).join("public");
        renaming = hub.connect("mallory").listenToErrors();
    }

    @AfterAll
    static void stop() {
        renaming.close();
        alice.close();
        hub.close();
    }

    static Stream<String> names() {
        return Impersonations.of(HELD);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(names()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    /** What is no nickname at all need not be tried further; what is one must be held to be the same. */
    @ParameterizedTest
    @MethodSource("names")
    void aConnectionIsRefused(String name) {
        try (StompClient thief = StompClient.connect(hub.ws("/ws"), "login", sendable(name), "passcode", "thief")) {
            assertThat(thief.error().header("code")).isIn(REFUSALS);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anotherNicknameIsRefused(String name) {
        String receipt = "rename-" + ++asked;
        renaming.frame(
                "SEND", sendable(name), "destination", "/app/nick", "receipt", receipt, "content-type", "text/plain");
        assertThat(renaming.refusal(receipt).json().path("code").asString()).isIn(REFUSALS);
    }

    /** A terminal's line is cleaned of what no line holds, and is a nickname then, or none. */
    @ParameterizedTest
    @MethodSource("names")
    void aTerminalIsAskedForAnother(String name) {
        try (Terminal thief = new Terminal(hub.bean(TerminalGateway.class).port())) {
            thief.expect("Welcome to Hubbub! Please enter your nickname:");
            thief.type(name);
            thief.expectStart("! ");
        }
    }

    @Test
    void whoIsMerelySomebodyElseComesIn() {
        for (String other : new String[] {"alicia", "alice2", "al", "malice", "عليس", "アリス"}) {
            assertThat(Nickname.parse(other)).isPresent();
            hub.connect(other).join("public").close();
        }
    }

    /** A NUL ends a frame. */
    private static String sendable(String name) {
        return name.replace("\u0000", "");
    }
}

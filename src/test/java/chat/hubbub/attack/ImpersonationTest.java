package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Received;
import chat.hubbub.terminal.Terminal;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is taken for somebody who is here, by whichever door they come. */
@UnderAttack
class ImpersonationTest {

    private static final String HELD = "alice";
    private static final Set<String> REFUSALS = Set.of("nickname-taken", "nickname-invalid");

    private static BareClient alice;
    private static BareClient renaming;
    private static int asked;

    @BeforeAll
    static void start(Victim victim) throws IOException {
        alice = BareClient.openFrom(Victim.stranger(), victim.port()).join(HELD, "public");
        renaming = BareClient.openFrom(Victim.stranger(), victim.port()).join("mallory", "public");
        renaming.frame("SUBSCRIBE\nid:errors\ndestination:/user/queue/errors\n\n\0");
    }

    @AfterAll
    static void stop() throws IOException {
        renaming.close();
        alice.close();
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
    void aConnectionIsRefused(String name, Victim victim) throws IOException {
        try (BareClient thief = BareClient.openFrom(Victim.stranger(), victim.port())) {
            thief.frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + sendable(name) + "\npasscode:thief\n\n\0");
            assertThat(thief.await("ERROR").header("code")).isIn(REFUSALS);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anotherNicknameIsRefused(String name) throws IOException {
        String receipt = "rename-" + ++asked;
        renaming.frame("SEND\ndestination:/app/nick\nreceipt:" + receipt + "\ncontent-type:text/plain\n\n"
                + sendable(name) + '\0');
        Received refusal =
                renaming.awaitThat(frame -> frame.header("destination").equals("/user/queue/errors")
                        && frame.json().path("receipt").asString("").equals(receipt));
        assertThat(refusal.json().path("code").asString()).isIn(REFUSALS);
    }

    /** A terminal's line is cleaned of what no line holds, and is a nickname then, or none. */
    @ParameterizedTest
    @MethodSource("names")
    void aTerminalIsAskedForAnother(String name, Victim victim) throws IOException {
        try (Terminal thief = Terminal.from(Victim.stranger(), victim.terminalPort())) {
            thief.expect("Welcome to Hubbub! Please enter your nickname:");
            thief.type(name);
            thief.expectStart("! ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alicia", "alice2", "al", "malice", "عليس", "アリス"})
    void whoIsMerelySomebodyElseComesIn(String other, Victim victim) throws IOException {
        BareClient.openFrom(Victim.stranger(), victim.port())
                .join(other, "public")
                .close();
    }

    /** A NUL ends a frame. */
    private static String sendable(String name) {
        return name.replace("\u0000", "");
    }
}

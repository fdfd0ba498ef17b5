package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.terminal.Terminal;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is taken for somebody who is here, by whichever door they come. */
@UnderAttack
class ImpersonationTest {

    private static final String HELD = "alice";

    private static BareClient alice;
    private static Thief mallory;

    @BeforeAll
    static void start(Victim victim) throws IOException {
        alice = BareClient.openFrom(Victim.stranger(), victim.port()).join(HELD, "public");
        mallory = new Thief(victim.port(), "mallory");
    }

    @AfterAll
    static void stop() throws IOException {
        mallory.close();
        alice.close();
    }

    @BeforeEach
    void stay() throws IOException {
        alice.beat();
        mallory.beat();
    }

    static Stream<String> names() {
        return Impersonations.of(HELD);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(names()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aConnectionIsRefused(String name, Victim victim) throws IOException {
        assertThat(Thief.connect(victim.port(), name)).isIn(Thief.REFUSALS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anotherNicknameIsRefused(String name) throws IOException {
        assertThat(mallory.rename(name)).isIn(Thief.REFUSALS);
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
}

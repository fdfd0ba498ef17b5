package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile STOMP gets exactly the answer that the protocol promises, and the room hears only what was accepted. */
@UnderAttack
class HostileStompTest {

    private static StompTalk talk;

    @BeforeAll
    static void start(Victim victim) throws IOException {
        talk = new StompTalk(victim.port());
    }

    @AfterAll
    static void stop() throws IOException {
        talk.close();
    }

    static Stream<StompCase> cases() {
        return Stream.of(StompHeadCases.all(), StompBodyCases.all(), StompCommandCases.all(), StompConnectCases.all())
                .flatMap(each -> each);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(cases().map(StompCase::name)).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredAsItDeserves(StompCase one) throws IOException {
        talk.play(one);
    }
}

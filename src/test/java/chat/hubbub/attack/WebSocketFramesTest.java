package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good frames are understood in whatever pieces they come; a bad one ends its connection with the code that says why. */
@UnderAttack
class WebSocketFramesTest {

    private static FramesTalk talk;

    @BeforeAll
    static void start(Victim victim) throws IOException {
        talk = new FramesTalk(victim.port());
    }

    @AfterAll
    static void stop() throws IOException {
        talk.close();
    }

    static Stream<FrameCase> cases() {
        return Stream.concat(FrameCases.all(), FrameEndCases.all());
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(cases().map(FrameCase::name)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void areAnsweredAsTheyDeserve(FrameCase one) throws IOException {
        talk.play(one);
    }
}

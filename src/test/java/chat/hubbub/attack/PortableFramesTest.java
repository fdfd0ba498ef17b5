package chat.hubbub.attack;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Hub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same frames through the container's own WebSockets. */
@Tag("attack")
class PortableFramesTest {

    @TempDir
    static Path data;

    private static Hub hub;
    private static FramesTalk talk;

    @BeforeAll
    static void start() throws IOException {
        hub = Hub.start(data, "hubbub.broker.transport=portable");
        talk = new FramesTalk(hub.port());
    }

    @AfterAll
    static void stop() throws IOException {
        talk.close();
        hub.close();
    }

    static Stream<FrameCase> cases() {
        return WebSocketFramesTest.cases();
    }

    /** As with some ends in {@link chat.hubbub.journey.TransportEndTest}, the container may say 1002 of all that is wrong, or nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void areAnsweredAsTheyDeserve(FrameCase one) throws IOException {
        talk.play(one, 1002, BareClient.BROKEN);
    }
}

package chat.hubbub.broker;

import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More listeners than one slice of a pass serves. */
class CrowdTest {

    private static final int PEOPLE = 600;

    private final Stage stage = new Stage(Stage.SMALL);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void hearsAllOfItWhatIsSaidWhileSomeAreBeingTold() {
        AtomicBoolean answered = new AtomicBoolean();
        FakeOutlet first = new FakeOutlet() {
            @Override
            public boolean write(ByteBuffer bytes, WriteListener listener) {
                boolean more = super.write(bytes, listener);
                if (frames().contains("#2") && answered.compareAndSet(false, true)) {
                    stage.say("the first one");
                }
                return more;
            }
        };
        List<FakeOutlet> crowd = Stream.concat(Stream.of(first), Stream.generate(FakeOutlet::new))
                .limit(PEOPLE)
                .map(FakeOutlet::direct)
                .toList();
        crowd.forEach(outlet -> stage.listen(stage.broker.connect(outlet), "somebody"));
        await().until(() -> all(crowd, 1));
        stage.say("anybody");
        await().until(() -> all(crowd, 2));
        stage.say("anybody");

        await().until(() -> all(crowd, 4));
    }

    private static boolean all(List<FakeOutlet> crowd, int frames) {
        return crowd.stream().allMatch(outlet -> outlet.frames().size() == frames);
    }
}

package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import chat.hubbub.moderation.Quotas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that stop reading, and what the others notice of them: nothing. */
class SlowClientsTest {

    private static final int DEAF = 10;
    private static final int MESSAGES = 900;

    /** As much as can be said at once; all of them together are more than a kernel buffers for one connection. */
    private static final String LONG = "\u20AC".repeat(4_000);

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "portable"})
    void harmNobodyAndAreCutOff(String transport) throws IOException {
        try (Hub hub = Hub.start(
                        data,
                        "hubbub.broker.transport=" + transport,
                        "hubbub.limits.enabled=false",
                        "hubbub.log.synchronous=OFF");
                StompClient ann = hub.connect("ann").join("slow")) {
            List<DeafClient> deaf = new ArrayList<>();
            for (int i = 0; i < DEAF; i++) {
                deaf.add(new DeafClient(hub.port(), "deaf " + i, "slow"));
            }
            Broker<?> broker = hub.bean(Broker.class);
            assertThat(broker.connections()).isEqualTo(DEAF + 1);

            for (int i = 0; i < MESSAGES; i++) {
                ann.say("slow", LONG);
            }

            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> ann.events("CHAT").size() == MESSAGES);
            assertThat(ann.events("CHAT").stream().map(Received::seq))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, MESSAGES).boxed().toList());
            await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(60)).until(() -> broker.connections() == 1);
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> hub.bean(Quotas.class).visits() == 1);
            for (DeafClient client : deaf) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "portable"})
    void areToldToComeBackWhenTheServerStops(String transport) {
        Hub hub = Hub.start(data, "hubbub.broker.transport=" + transport);
        StompClient ann = hub.connect("ann").join("stop");
        long seq = ann.say("stop", "acknowledged");
        hub.close();
        assertThat(ann.closeCode()).isEqualTo(1001);

        try (Hub again = Hub.start(data);
                StompClient back = again.connect("ann").join("stop", "after", "0")) {
            assertThat(back.event("CHAT").seq()).isEqualTo(seq);
            assertThat(back.event("CHAT").content()).isEqualTo("acknowledged");
        }
    }
}

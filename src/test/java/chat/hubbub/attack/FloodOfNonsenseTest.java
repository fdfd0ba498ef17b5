package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.ClientFrame;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that say all that must not be said, and break off: nobody else notices, and nothing of them stays. */
class FloodOfNonsenseTest {

    private static final int CLIENTS = Integer.getInteger("hubbub.nonsense", 600);
    private static final int FRAMES = 20;

    @TempDir
    Path data;

    @Test
    void disturbsNobodyAndLeavesNothingBehind() throws IOException {
        try (Hub hub = Hub.start(data, "hubbub.limits.enabled=false", "hubbub.presence.grace=0s");
                StompClient ann = hub.connect("ann").join("calm")) {
            Broker<?> broker = hub.bean(Broker.class);
            talkNonsense(hub, 0, 20);
            await().until(() -> broker.connections() == 1);
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            for (int client = 20; client < CLIENTS; client += 20) {
                talkNonsense(hub, client, client + 20);
                ann.say("calm", "still here");
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> broker.connections() == 1 && broker.bytesHeld() == 0);
            long said = ann.say("calm", "and whole");
            assertThat(said).isEqualTo((CLIENTS - 20) / 20 + 1);
            ann.first(frame -> frame.seq() == said);
            assertThat(ann.events("CHAT").stream().map(frame -> frame.seq()).distinct())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, said).boxed().toList());
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 32);
        }
    }

    private static void talkNonsense(Hub hub, int from, int to) throws IOException {
        for (int client = from; client < to; client++) {
            Mutations mutations = new Mutations(client);
            try (BareClient nonsense = BareClient.open(hub.port())) {
                if (mutations.upTo(3) > 0) {
                    nonsense.join("n" + client, "noise");
                }
                for (int i = 0; i < FRAMES; i++) {
                    byte[] frame =
                            ClientFrame.of(ClientFrame.FIN | ClientFrame.TEXT, mutations.mutated(mutations.frame()));
                    nonsense.send(mutations.upTo(4) == 0 ? mutations.mutated(frame) : frame);
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                assertThat(e).hasMessageNotContaining("refused");
            }
        }
    }
}

package chat.hubbub.bench;

import chat.hubbub.journey.JarProcess;
import chat.hubbub.journey.StompClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs the sender that an acknowledged message survives the loss of power, in rounds side by side. */
class DurabilityBench {

    private static final int ROUNDS = 3;
    private static final int MESSAGES = 600;

    @TempDir
    Path data;

    @Test
    void tellsWhatSurvivingALossOfPowerCosts() {
        for (int round = 1; round <= ROUNDS; round++) {
            for (String synchronous : new String[] {"FULL", "OFF"}) {
                System.out.println("Round " + round + ", synchronous=" + synchronous + ": " + receipts(synchronous));
            }
        }
    }

    private Latencies receipts(String synchronous) {
        Latencies latencies = new Latencies();
        try (JarProcess server = JarProcess.start(
                        data.resolve(synchronous),
                        JarProcess.freePort(),
                        "--hubbub.limits.enabled=false",
                        "--hubbub.log.synchronous=" + synchronous);
                StompClient sender = StompClient.connect(server.ws(), "login", "sender")) {
            for (int i = 0; i < MESSAGES; i++) {
                long began = System.nanoTime();
                sender.sayWith("r" + i, "durability", "a line");
                sender.awaitFrame();
                latencies.add(System.nanoTime() - began);
            }
        }
        return latencies;
    }
}

package chat.hubbub.bench;

import chat.hubbub.journey.Cluster;
import chat.hubbub.journey.Received;
import chat.hubbub.journey.StompClient;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much later a line arrives on another node than on the one that stored it, side by side. */
class NodesBench {

    private static final int WARM_UP = 400;
    private static final int MESSAGES = 1_000;
    private static final long BETWEEN_NANOS = 20_000_000;
    private static final String ROOM = "nodes";

    @TempDir
    Path folder;

    @Test
    void tellsHowMuchLaterALineIsOnAnotherNode() {
        try (Cluster cluster = new Cluster(folder, 2);
                StompClient sender = connect(cluster, 0, "sender");
                StompClient here = connect(cluster, 0, "here").join(ROOM);
                StompClient there = connect(cluster, 1, "there").join(ROOM)) {
            say(WARM_UP, "warm-up ", sender, here, there, new Latencies(), new Latencies());
            Latencies own = new Latencies();
            Latencies other = new Latencies();
            say(MESSAGES, "line ", sender, here, there, own, other);
            System.out.println("On the sender's node: " + own);
            System.out.println("On the other node:    " + other);
        }
    }

    private static StompClient connect(Cluster cluster, int node, String name) {
        return StompClient.connect(cluster.node(node).ws(), "login", name, "passcode", name);
    }

    private static void say(
            int lines,
            String text,
            StompClient sender,
            StompClient here,
            StompClient there,
            Latencies own,
            Latencies other) {
        for (int i = 1; i <= lines; i++) {
            String line = text + i;
            long began = System.nanoTime();
            sender.sayWith("r" + i, ROOM, line);
            own.add(arrival(here, line) - began);
            other.add(arrival(there, line) - began);
            LockSupport.parkNanos(began + BETWEEN_NANOS - System.nanoTime());
        }
    }

    private static long arrival(StompClient reader, String line) {
        while (true) {
            for (Received frame : reader.take()) {
                if (frame.content().equals(line)) {
                    return frame.arrivedNanos();
                }
            }
        }
    }
}

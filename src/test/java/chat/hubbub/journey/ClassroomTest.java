package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred people behind one address, with the limits as they are from the start. */
class ClassroomTest {

    private static final int PEOPLE = 200;
    private static final String ROUTER = "127.0.7.7";

    @TempDir
    Path data;

    @Test
    void noticesNoLimit() throws IOException {
        try (Hub hub = Hub.start(data)) {
            List<BareClient> people = new ArrayList<>();
            try {
                for (int i = 0; i < PEOPLE; i++) {
                    for (String path : List.of("/", "/api/rooms", "/api/rooms/public/messages")) {
                        assertThat(Sockets.get(ROUTER, hub.port(), path)).startsWith("HTTP/1.1 200");
                    }
                    people.add(BareClient.openFrom(ROUTER, hub.port()).join("pupil " + i, "public"));
                }
                for (int i = 0; i < PEOPLE; i++) {
                    enterAndSay(people.get(i), "group-" + i % 20);
                    enterAndSay(people.get(i), "own-" + i % 100);
                }
                assertThat(refusals(hub)).isNotEmpty().allMatch(series -> series.endsWith(" 0.0"));
            } finally {
                for (BareClient one : people) {
                    one.close();
                }
            }
        }
    }

    private static void enterAndSay(BareClient one, String room) throws IOException {
        one.frame("SUBSCRIBE\nid:" + room + "\ndestination:/topic/" + room + "\nreceipt:in " + room + "\n\n\0");
        one.frame("SEND\ndestination:/app/chat/" + room + "\nreceipt:said " + room + "\n\n" + "x".repeat(400) + '\0');
        one.awaitThat(frame -> frame.header("receipt-id").equals("said " + room));
    }

    private static List<String> refusals(Hub hub) {
        return Http.get(hub, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("hubbub_limits_refused_total"))
                .collect(Collectors.toList());
    }
}

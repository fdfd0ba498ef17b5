package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.StompClient;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a key takes to its letter, in a room of 10,000 messages, while nobody or everybody talks. */
class TypingBench {

    private static final int LINES = 10_000;
    private static final int KEYS = 200;

    /**
     * From the key to the end of the first frame after it; and what the browser itself says of it, in steps of 8 ms. A
     * browser without a screen may keep a frame until something else moves, so something does.
     */
    private static final String METER = """
            () => {
              document.querySelector(".mark").animate({ opacity: [0, 1] }, { duration: 1000, iterations: Infinity });
              globalThis.delays = [];
              globalThis.durations = [];
              addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => delays.push(performance.now() - timeStamp);
                port2.postMessage(0);
              }), true);
              new PerformanceObserver(list => list.getEntries()
                .filter(({ name }) => name === "keydown")
                .forEach(({ duration }) => durations.push(duration)))
                .observe({ type: "event", durationThreshold: 16 });
            }""";

    @RegisterExtension
    static final House HOUSE = new House();

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 50, 200})
    void tellsHowLateALetterIs(int perSecond) {
        try (StompClient flood = HOUSE.flood(LINES)) {
            Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
            assertThat(ann.lines().last()).hasText("line " + LINES);
            ann.page().evaluate(METER);
            if (perSecond == 0) {
                type(ann);
            } else {
                Chatter chatter = Chatter.start(flood, HOUSE.room(), LINES, perSecond);
                type(ann);
                assertThat(ann.lines().last()).hasText("line " + chatter.stop());
            }
            System.out.println("With " + perSecond + " messages a second: from key to frame " + told(ann, "delays")
                    + "; events longer than 16 ms " + told(ann, "durations"));
            assertThat(numbers(ann, "delays")).hasSize(KEYS);
        }
    }

    private static void type(Guest guest) {
        guest.message().pressSequentially("k".repeat(KEYS), new Locator.PressSequentiallyOptions().setDelay(50));
    }

    private static String told(Guest guest, String name) {
        List<Double> sorted = new ArrayList<>(numbers(guest, name));
        if (sorted.isEmpty()) {
            return "none";
        }
        Collections.sort(sorted);
        return "%d, median %.1f ms, 95 %% %.1f ms, longest %.1f ms"
                .formatted(sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    private static List<Double> numbers(Guest guest, String name) {
        return ((List<?>) guest.page().evaluate(name))
                .stream().map(number -> ((Number) number).doubleValue()).toList();
    }
}

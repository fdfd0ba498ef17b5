package chat.hubbub.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final double[] RUNGS = {10, 20, 40, 60, 80, 100, 200, 400};

    private final Ladder ladder = Ladder.ofRates(RUNGS);

    @Test
    void findsTheHighestThatIsBorneWhereverItBegins() throws IOException {
        for (double limit : RUNGS) {
            for (double likely : RUNGS) {
                assertThat(ladder.highest(likely, rate -> rate <= limit)).isEqualTo(limit);
            }
        }
    }

    @Test
    void saysNoneIfTheLowestIsTooMuch() throws IOException {
        assertThat(ladder.highest(60, rate -> false)).isZero();
    }

    @Test
    void asksNearTheLikelyRateOnly() throws IOException {
        List<Double> asked = new ArrayList<>();

        ladder.highest(60, rate -> {
            asked.add(rate);
            return rate <= 60;
        });

        assertThat(asked).containsExactly(60.0, 80.0);
    }

    @Test
    void beginsBelowALikelyRateThatIsNoRung() throws IOException {
        assertThat(ladder.highest(70, rate -> rate <= 60)).isEqualTo(60);
    }
}

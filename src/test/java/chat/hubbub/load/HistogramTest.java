package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1})
    void agreesWithASortedListToThreeDigits(double share) {
        Random random = new Random(3);
        long[] sorted = new long[10_001];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (long) Math.exp(random.nextDouble() * 25);
            histogram.record(sorted[i]);
        }
        Arrays.sort(sorted);
        long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
        assertThat((double) histogram.percentile(share)).isCloseTo((double) exact, Percentage.withPercentage(0.1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_023, 1_024, 2_047, 2_048, 2_049, 4_095, 4_096, 1_000_003, (1L << 42) - 1})
    void oneValueIsEveryPercentile(long value) {
        histogram.record(value);
        assertThat(histogram.percentile(0.5)).isEqualTo(value);
        assertThat(histogram.max()).isEqualTo(value);
        assertThat(histogram.total()).isEqualTo(1);
    }

    @Test
    void smallValuesAreExact() {
        for (int value = 0; value <= 2_000; value++) {
            histogram.record(value);
        }
        assertThat(histogram.percentile(0.5)).isCloseTo(1_000, within(0L));
    }

    @Test
    void whatIsOutOfRangeIsCountedAtItsEnd() {
        histogram.record(-5);
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.max()).isEqualTo((1L << 42) - 1);
    }

    @Test
    void nothingIsZero() {
        assertThat(histogram.percentile(0.99)).isZero();
    }
}

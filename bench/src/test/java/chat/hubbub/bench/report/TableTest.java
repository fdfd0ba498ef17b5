package chat.hubbub.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.bench.scenario.Figure;
import chat.hubbub.bench.scenario.Figure.Direction;
import chat.hubbub.bench.scenario.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Figure FIGURE = new Figure("lone", "p50 ms", Direction.LESS, "floor-each");

    private final Results results = new Results();

    @Test
    void putsMediansBesideTheirRatios() {
        add("hubbub", 5, 3, 4);
        add("spring", 8, 8, 80);
        add("floor-each", 2, 2);

        assertThat(rows())
                .containsExactly(
                        "| scenario | figure | better | hubbub | spring | floor-each | hubbub ÷ floor |",
                        "| --- | --- | --- | --- | --- | --- | --- |",
                        "| lone | p50 ms | less | 4.00 (0.50×) | 8.00 | 2.00 (0.25×) | 2.00× (floor-each) |");
    }

    @Test
    void leavesEmptyWhatWasNotMeasured() {
        add("hubbub", 4);

        assertThat(rows().get(2)).isEqualTo("| lone | p50 ms | less | 4.00 | – | – | – |");
    }

    @Test
    void marksWhatIsNotToBeTakenAtItsWord() {
        results.add(FIGURE, "hubbub", 4, Quality.GOOD);
        results.add(FIGURE, "hubbub", 4, Quality.AT_LEAST);
        results.add(FIGURE, "spring", 4, Quality.INCOMPLETE);
        results.add(FIGURE, "spring", 4, Quality.AT_LEAST);

        assertThat(rows().get(2)).startsWith("| lone | p50 ms | less | ≥ 4.00 (1.00×) | 4.00 * |");
    }

    private void add(String server, double... values) {
        for (double value : values) {
            results.add(FIGURE, server, value, Quality.GOOD);
        }
    }

    private List<String> rows() {
        return new Table(results, List.of(FIGURE), List.of("hubbub", "spring", "floor-each"))
                .markdown()
                .lines()
                .toList();
    }
}

package chat.hubbub.bench.report;

import chat.hubbub.bench.scenario.Figure;
import chat.hubbub.bench.scenario.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All values, by the row and the column that they are for. */
public final class Results {

    private record Place(Figure figure, String server) {}

    private record Value(double value, Quality quality) {}

    private final Map<Place, List<Value>> values = new HashMap<>();

    public void add(Figure figure, String server, double value, Quality quality) {
        values.computeIfAbsent(new Place(figure, server), place -> new ArrayList<>())
                .add(new Value(value, quality));
    }

    Optional<Double> median(Figure figure, String server) {
        List<Double> sorted =
                at(figure, server).stream().map(Value::value).sorted().toList();
        int half = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }

    /** The worst of all rounds. */
    Quality quality(Figure figure, String server) {
        return at(figure, server).stream().map(Value::quality).reduce(Quality.GOOD, Quality::and);
    }

    private List<Value> at(Figure figure, String server) {
        return values.getOrDefault(new Place(figure, server), List.of());
    }
}

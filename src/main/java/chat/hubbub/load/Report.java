package chat.hubbub.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** All figures under their names, in the order in which they are read. */
record Report(Map<String, Object> figures, boolean clean) {

    String json() {
        return Json.object(figures);
    }

    /** One line for each figure that says anything. */
    String table() {
        StringBuilder table = new StringBuilder();
        figures.forEach((name, value) -> {
            if (!name.equals("options") && !value.toString().isEmpty()) {
                table.append("%-24s %s%n"
                        .formatted(name, value instanceof Map ? Json.object((Map<?, ?>) value) : Json.number(value)));
            }
        });
        return table.toString();
    }

    static Map<String, Object> percentiles(String name, Histogram histogram) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(name + "P50Ms", histogram.percentile(0.5) / 1e6);
        figures.put(name + "P90Ms", histogram.percentile(0.9) / 1e6);
        figures.put(name + "P99Ms", histogram.percentile(0.99) / 1e6);
        figures.put(name + "P999Ms", histogram.percentile(0.999) / 1e6);
        figures.put(name + "MaxMs", histogram.max() / 1e6);
        return figures;
    }
}

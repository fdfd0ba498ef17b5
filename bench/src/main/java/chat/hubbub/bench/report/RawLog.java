package chat.hubbub.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Each run on a line of its own, with all that was said about it: the table can be checked, or made anew, from this. */
public final class RawLog {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final DoubleSummaryStatistics loads = new DoubleSummaryStatistics();

    public RawLog(Path file) {
        this.file = file;
    }

    public void add(int round, String scenario, String server, double load, Object outcome) throws IOException {
        loads.accept(load);
        Map<String, Object> line =
                Map.of("round", round, "scenario", scenario, "server", server, "loadAverage", load, "outcome", outcome);
        Files.writeString(
                file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Load averages before the runs: a busy machine measures itself. */
    public String loads() {
        return loads.getCount() == 0
                ? "nothing was run"
                : "load average before each run %.1f to %.1f".formatted(loads.getMin(), loads.getMax());
    }
}

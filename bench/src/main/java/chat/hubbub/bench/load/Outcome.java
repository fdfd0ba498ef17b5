package chat.hubbub.bench.load;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * What one run came to.
 *
 * @param share of all deliveries there should have been
 * @param microsPerDelivery of the server's CPU
 * @param generatorCpu cores; near 1 the generator is the limit, not the server
 */
public record Outcome(
        double share,
        long unsent,
        double p50Ms,
        double p99Ms,
        double microsPerDelivery,
        double generatorCpu,
        JsonNode raw) {

    private static final double BUSY = 0.95;

    static Outcome of(JsonNode json, Crowd crowd) {
        double expected = json.path("sent").asDouble() * crowd.hearers();
        return new Outcome(
                expected == 0 ? 0 : json.path("deliveries").asDouble() / expected,
                json.path("unsent").asLong(),
                json.path("latencyP50Ms").asDouble(),
                json.path("latencyP99Ms").asDouble(),
                json.path("serverCpuMicrosPerDelivery").asDouble(),
                json.path("loaderCpu").asDouble(),
                json);
    }

    /** @throws IOException if nothing can be read off it, as nobody got in */
    public Outcome orThrow() throws IOException {
        if (raw.path("sent").asLong() == 0) {
            String error = raw.path("firstError").asString("").replace('\n', ' ');
            throw new IOException("nobody could say anything: " + raw.path("reasons") + " " + error);
        }
        return this;
    }

    public boolean isComplete() {
        return share >= 1 && unsent == 0;
    }

    public boolean isBoundByGenerator() {
        return generatorCpu > BUSY;
    }
}

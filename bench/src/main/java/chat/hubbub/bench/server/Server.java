package chat.hubbub.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One who takes part: how to start it, and how the generator has to speak to it. */
public interface Server {

    String name();

    /** Why it cannot take part here; empty if it can. */
    Optional<String> missing();

    /**
     * What starts it in the foreground.
     *
     * @param scratch a folder of its own, empty
     */
    List<String> command(int port, Path scratch) throws IOException;

    /** What has to run beside it, if anything; it lasts as long as the server. */
    default Optional<List<String>> companion(Path scratch) throws IOException {
        return Optional.empty();
    }

    default Map<String, String> environment(int port, Path scratch) throws IOException {
        return Map.of();
    }

    /** Options of the generator: where this server differs from Hubbub. */
    default List<String> dialect() {
        return List.of();
    }

    /** Whether it has a heap that can be looked into. */
    default boolean isJava() {
        return false;
    }

    /** Messages a second that 500 people in one room can probably be sent; the search begins there. */
    int likelyRate();
}

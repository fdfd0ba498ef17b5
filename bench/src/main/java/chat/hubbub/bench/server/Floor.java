package chat.hubbub.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code floor.c}: what no server on one core can do better. */
record Floor(Path program, Mode mode) implements Server {

    enum Mode {
        EACH,
        BATCHED
    }

    @Override
    public String name() {
        return "floor-" + word();
    }

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(program) ? Optional.empty() : Optional.of("could not be compiled");
    }

    @Override
    public List<String> command(int port, Path scratch) {
        return List.of(program.toString(), "" + port, word());
    }

    @Override
    public int likelyRate() {
        return mode == Mode.EACH ? 200 : 6000;
    }

    private String word() {
        return mode == Mode.EACH ? "each" : "batched";
    }
}

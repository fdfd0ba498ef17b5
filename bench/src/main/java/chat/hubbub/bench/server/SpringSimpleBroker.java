package chat.hubbub.bench.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rival in {@code rival/SpringBroker}. */
record SpringSimpleBroker(Java java, Path target) implements Server {

    @Override
    public String name() {
        return "spring";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public List<String> command(int port, Path scratch) {
        return java.main(target, "chat.hubbub.bench.rival.SpringBroker", "" + port);
    }

    /** It never answers the receipt that a SUBSCRIBE asks for. */
    @Override
    public List<String> dialect() {
        return List.of("--no-join-receipt");
    }

    @Override
    public boolean isJava() {
        return true;
    }

    @Override
    public int likelyRate() {
        return 60;
    }
}

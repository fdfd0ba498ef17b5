package chat.hubbub.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** ActiveMQ Artemis in a JVM of its own, built from {@code bench/artemis}. */
record Artemis(Java java, Path target) implements Server {

    @Override
    public String name() {
        return "artemis";
    }

    @Override
    public Optional<String> missing() {
        return Files.isDirectory(target.resolve("lib")) ? Optional.empty() : Optional.of("could not be built");
    }

    @Override
    public List<String> command(int port, Path scratch) {
        return java.main(target, "chat.hubbub.bench.artemis.ArtemisBroker", "" + port);
    }

    @Override
    public List<String> dialect() {
        return List.of("--send-to", "/topic/{room}");
    }

    @Override
    public boolean isJava() {
        return true;
    }

    @Override
    public int likelyRate() {
        return 100;
    }
}

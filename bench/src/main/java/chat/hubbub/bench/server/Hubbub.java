package chat.hubbub.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hubbub with its log on disk, synced before anybody sees a message, as it always is. */
record Hubbub(Java java, Path jar) implements Server {

    @Override
    public String name() {
        return "hubbub";
    }

    @Override
    public Optional<String> missing() {
        return Files.exists(jar) ? Optional.empty() : Optional.of("there is no " + jar);
    }

    /** The limits per nickname are off: the crowd has few senders, and each is far faster than a person. */
    @Override
    public List<String> command(int port, Path scratch) {
        return java.jar(
                jar,
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--hubbub.data=" + scratch,
                "--hubbub.terminal.port=-1",
                "--hubbub.limits.enabled=false");
    }

    @Override
    public boolean isJava() {
        return true;
    }

    @Override
    public int likelyRate() {
        return 6000;
    }
}

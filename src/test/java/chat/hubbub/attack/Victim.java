package chat.hubbub.attack;

import chat.hubbub.journey.Hub;
import chat.hubbub.journey.Sockets;
import chat.hubbub.terminal.TerminalGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The server that is attacked, with the defaults that strangers find: one of this process, or the one at
 * {@code -Dattack.url}, which must be on this machine, with its terminal gateway at {@code -Dattack.terminal}.
 */
public final class Victim implements AutoCloseable {

    private static final AtomicInteger STRANGERS = new AtomicInteger();

    private final @Nullable Hub hub;
    private final int port;
    private final int terminalPort;

    private Victim(@Nullable Hub hub, int port, int terminalPort) {
        this.hub = hub;
        this.port = port;
        this.terminalPort = terminalPort;
    }

    static Victim choose() {
        String url = System.getProperty("attack.url", "");
        return url.isEmpty() ? start() : at(URI.create(url));
    }

    private static Victim start() {
        try {
            Hub hub = Hub.start(Files.createTempDirectory("hubbub-attacked"));
            return new Victim(hub, hub.port(), hub.bean(TerminalGateway.class).port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Victim at(URI url) {
        boolean here = "http".equals(url.getScheme())
                && url.getPort() > 0
                && ("localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost()));
        if (!here) {
            throw new IllegalArgumentException(
                    "Only a server of this machine is attacked, as in http://127.0.0.1:8080");
        }
        return new Victim(null, url.getPort(), Integer.getInteger("attack.terminal", 5555));
    }

    /** A new address of this machine each time, so that the limits of one attack are not those of another. */
    public static String stranger() {
        int number = STRANGERS.incrementAndGet();
        return "127.77." + number / 250 % 250 + '.' + (1 + number % 250);
    }

    public int port() {
        return port;
    }

    public int terminalPort() {
        return terminalPort;
    }

    public URI http(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public URI ws(String path) {
        return URI.create("ws://localhost:" + port + path);
    }

    /** The server itself, where it runs in this process. */
    public Optional<Hub> hub() {
        return Optional.ofNullable(hub);
    }

    /** What it says of itself to its own machine. */
    Vitals vitals() throws IOException {
        return Vitals.read(Sockets.get(stranger(), port, "/actuator/prometheus"));
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
    }
}

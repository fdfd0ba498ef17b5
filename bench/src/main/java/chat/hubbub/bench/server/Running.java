package chat.hubbub.bench.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that listens. Only one of them is awake at a time, so that none takes anything from another. */
public final class Running implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final int TICKS_TO_REST = 40;

    private final Server server;
    private final int port;
    private final ProcessTree processes;
    private final @Nullable ProcessTree companion;
    private final Scratch scratch;

    Running(Server server, int port, ProcessTree processes, @Nullable ProcessTree companion, Scratch scratch) {
        this.server = server;
        this.port = port;
        this.processes = processes;
        this.companion = companion;
        this.scratch = scratch;
    }

    public Server server() {
        return server;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return processes.root().pid();
    }

    public boolean isAlive() {
        return processes.isAlive();
    }

    public long residentKilobytes() {
        return processes.residentKilobytes();
    }

    public void pause() {
        processes.signal("STOP");
    }

    public void resume() {
        processes.signal("CONT");
    }

    /** Waits until it does next to nothing: what a run left behind must not count for the next one. Not for ever. */
    public void rest() {
        Duration before = processes.cpu();
        for (int tick = 0; tick < TICKS_TO_REST; tick++) {
            Pause.of(TICK);
            Duration now = processes.cpu();
            if (now.minus(before).compareTo(TICK.dividedBy(10)) < 0) {
                return;
            }
            before = now;
        }
    }

    /** Again is nothing. */
    @Override
    public synchronized void close() {
        processes.end();
        if (companion != null) {
            companion.end();
        }
        scratch.delete();
    }
}

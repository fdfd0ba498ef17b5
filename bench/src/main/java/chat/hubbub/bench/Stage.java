package chat.hubbub.bench;

import chat.hubbub.bench.server.Launcher;
import chat.hubbub.bench.server.Running;
import chat.hubbub.bench.server.Server;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The servers of one round. All are started once, and sleep while another one is measured. */
final class Stage implements AutoCloseable {

    /** What makes a server that has just started one that has been at work for a while. */
    interface WarmUp {
        void accept(Running server) throws IOException;
    }

    private final Launcher launcher;
    private final WarmUp warmUp;
    private final Map<Server, Running> running = new LinkedHashMap<>();

    /** @param warmUp what each server gets before it goes to sleep for the first time */
    Stage(Launcher launcher, WarmUp warmUp) {
        this.launcher = launcher;
        this.warmUp = warmUp;
    }

    /** Awake and warm; one that died is replaced. */
    Running wake(Server server) throws IOException {
        Running known = running.get(server);
        if (known != null && known.isAlive()) {
            known.resume();
            return known;
        }
        Running fresh = launcher.start(server);
        running.put(server, fresh);
        warmUp.accept(fresh);
        return fresh;
    }

    @Override
    public void close() {
        running.values().forEach(Running::close);
        running.clear();
    }
}

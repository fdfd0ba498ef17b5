package chat.hubbub.stomp;

import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients that come by HTTP, by the names they chose. Safe for any thread. */
final class SockJsSessions {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final StompSessions stomp;
    private final Chores chores;
    private final int most;
    private final ConcurrentHashMap<String, SockJsSession> open = new ConcurrentHashMap<>();

    SockJsSessions(StompSessions stomp, Chores chores, int most) {
        this.most = most;
        this.stomp = stomp;
        this.chores = chores;
    }

    @Nullable SockJsSession find(String name) {
        return open.get(name);
    }

    /** Why no session can be opened for this caller, if so. */
    Optional<Excess> connect(Caller caller) {
        if (open.size() >= most) {
            stomp.quotas().refused(Limit.SOCKJS_SESSIONS);
            return Optional.of(new Excess(Limit.CONNECTIONS, SOON));
        }
        return stomp.quotas().connect(caller.address());
    }

    SockJsSession open(String name, SockJsOwner owner, Caller caller) {
        return open.computeIfAbsent(name, key -> new SockJsSession(stomp, chores, owner, caller));
    }

    Caller caller(HttpServletRequest request) {
        return Caller.of(request, stomp.quotas());
    }

    void checkAll() {
        open.values().removeIf(session -> !session.check());
    }
}

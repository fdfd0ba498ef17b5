package chat.hubbub.stomp;

import chat.hubbub.identity.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients that come by HTTP, by the names they chose. Safe for any thread. */
final class SockJsSessions {

    static final int MOST = 10_000;

    private final StompSessions stomp;
    private final Chores chores;
    private final ConcurrentHashMap<String, SockJsSession> open = new ConcurrentHashMap<>();

    SockJsSessions(StompSessions stomp, Chores chores) {
        this.stomp = stomp;
        this.chores = chores;
    }

    @Nullable SockJsSession find(String name) {
        return open.get(name);
    }

    /** Null if there are too many already. */
    @Nullable SockJsSession findOrOpen(String name, HttpServletRequest request) {
        SockJsSession found = open.get(name);
        if (found != null || open.size() >= MOST) {
            return found;
        }
        SockJsOwner owner = SockJsOwner.of(request);
        Optional<Secret> cookie = Handshake.cookieOf(request);
        return open.computeIfAbsent(name, key -> new SockJsSession(stomp, chores, owner, cookie));
    }

    void checkAll() {
        open.values().removeIf(session -> !session.check());
    }
}

package chat.hubbub.browser;

import java.util.regex.Pattern;

/** Something between a guest and the server that lets pages pass, but no conversation. */
final class Blockade {

    /** A WebSocket to nowhere while the mark is there: to a route of Playwright's, an open socket would be invisible. */
    private static final String SCRIPT = """
            const Real = WebSocket;
            globalThis.sockets = [];
            globalThis.WebSocket = class extends Real {
              constructor(url, protocols) {
                super(localStorage.blockade ? url.replace(/ws$/, "nowhere") : url, protocols);
                sockets.push(this);
              }
            };
            """;

    private static final Pattern SOCKJS = Pattern.compile("/ws/");

    private final Guest guest;

    private Blockade(Guest guest) {
        this.guest = guest;
    }

    static Blockade on(Guest guest) {
        guest.context().addInitScript(SCRIPT);
        guest.page().reload();
        return new Blockade(guest);
    }

    void begin() {
        guest.context().route(SOCKJS, route -> route.abort());
        guest.page().evaluate("() => { localStorage.blockade = 1; sockets.forEach(socket => socket.close()) }");
    }

    void end() {
        guest.context().unroute(SOCKJS);
        guest.context().pages().get(0).evaluate("() => delete localStorage.blockade");
    }

    void ofSocketsOnly() {
        guest.page().evaluate("() => localStorage.blockade = 1");
    }
}

package chat.hubbub.stomp;

import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Quotas;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who opens a connection. Read at once: a request is gone by the time its endpoint is made.
 *
 * @param cookie what a browser shows to be the same person in all its tabs
 * @param address where it comes from
 */
record Caller(Optional<Secret> cookie, Address address) {

    /** Whoever proxies may be believed has been believed already. */
    static Caller of(HttpServletRequest request, Quotas quotas) {
        return new Caller(Handshake.cookieOf(request), quotas.addressOf(request.getRemoteAddr()));
    }
}

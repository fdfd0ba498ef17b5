package chat.hubbub.stomp;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whose session this is. A session's name is chosen by its client and travels in addresses, which get into logs; so it alone
 * opens nothing, and every request must show what the first one showed.
 *
 * @param person compared instead of the cookie itself: its hash tells nothing by the time that comparing takes
 */
record SockJsOwner(Optional<Person> person, Optional<String> origin) {

    static SockJsOwner of(HttpServletRequest request) {
        return new SockJsOwner(
                Handshake.cookieOf(request).map(Secret::person), Optional.ofNullable(request.getHeader("Origin")));
    }
}

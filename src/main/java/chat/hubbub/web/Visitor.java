package chat.hubbub.web;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.WebUtils;

/** Who is behind a call: the holder of the secret in the cookie, if there is one. */
final class Visitor {

    /** Somebody who shows nothing, and so belongs nowhere. */
    private static final Person STRANGER = Person.passerBy();

    private Visitor() {}

    static Person of(HttpServletRequest request) {
        return shown(request).orElse(STRANGER);
    }

    /** @throws ApiRefusal where nobody can be told from anybody else */
    static Person known(HttpServletRequest request) {
        return shown(request)
                .orElseThrow(() -> new ApiRefusal(
                        HttpStatus.UNAUTHORIZED,
                        "This is for those whom the cookie " + Secret.COOKIE + " makes known."));
    }

    /** @throws ApiRefusal where it is a page of somebody else that calls, or nobody can be told from anybody else */
    static Person acting(HttpServletRequest request) {
        if (Provenance.of(request) == Provenance.FOREIGN) {
            throw new ApiRefusal(HttpStatus.FORBIDDEN, "This call came from a page of somebody else.");
        }
        return known(request);
    }

    private static Optional<Person> shown(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, Secret.COOKIE))
                .map(Cookie::getValue)
                .filter(Secret::allows)
                .map(value -> new Secret(value).person());
    }
}

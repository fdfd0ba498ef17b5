package chat.hubbub.identity;

import java.util.Optional;

/**
 * A nickname that somebody holds on this node.
 *
 * @param origin where they come from, if that is known
 */
public record Held(Speaker speaker, Grant grant, Optional<SealedOrigin> origin) {

    static Held of(Badge badge) {
        Badge bearer = badge.bearer();
        return new Held(bearer.speaker(), bearer.grant, bearer.origin);
    }

    /** By another grant. */
    public Held by(Grant another) {
        return new Held(speaker, another, origin);
    }
}

package chat.hubbub.push;

import java.io.IOException;

/** A host is where this server must not go, whatever its name says. */
final class ForbiddenAddress extends IOException {

    private static final long serialVersionUID = 1;

    ForbiddenAddress(String host) {
        super(host + " is not on the public internet");
    }
}

package chat.hubbub.stomp;

import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How somebody is told by HTTP that there is no place for them at the moment. */
final class Refusals {

    private static final int TOO_MANY_REQUESTS = 429;

    private Refusals() {}

    static int statusOf(Excess excess) {
        return excess.limit() == Limit.CONNECTIONS ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : TOO_MANY_REQUESTS;
    }

    static String sentenceOf(Excess excess) {
        return excess.limit() == Limit.CONNECTIONS
                ? "The server has as many connections as it can. Please come back later."
                : "There are too many connections from your address. Please come back later.";
    }

    static void tell(Excess excess, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Long.toString(excess.retryAfterSeconds()));
        SockJsHttp.say(response, statusOf(excess), sentenceOf(excess));
    }
}

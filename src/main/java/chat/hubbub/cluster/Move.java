package chat.hubbub.cluster;

import chat.hubbub.presence.Departure;
import java.time.Instant;

/** How a place changed on the node that it is on. Hearing of it twice is hearing of it once. */
sealed interface Move {

    Place place();

    /** @param since with millisecond precision, so that it is the same on every node */
    record Taken(Place place, Instant since) implements Move {}

    /** The person has no seat there any more on that node. */
    record Left(Place place, Departure departure) implements Move {}
}

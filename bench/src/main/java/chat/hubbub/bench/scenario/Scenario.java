package chat.hubbub.bench.scenario;

import java.io.IOException;
import java.util.List;

/** Something worth knowing about a server. */
public sealed interface Scenario permits Steady, Sustained, Stalled, Idle {

    String name();

    List<Figure> figures();

    /** Whether it says nothing unless the server has only just started. */
    default boolean needsFreshServer() {
        return false;
    }

    /** The same for a first look, where that still says something. */
    default Scenario shortened() {
        return this;
    }

    void measure(Subject subject) throws IOException;
}

package chat.hubbub.push;

import java.time.Clock;
import java.util.List;

/** The calling, for tests of what it is kept in. */
public final class Pushes {

    private Pushes() {}

    public static Push over(PushJournal journal) {
        PushProperties properties = new PushProperties(true, "", List.of());
        return new Push(properties, new PushServices(endpoint -> false), journal, Clock.systemUTC());
    }
}

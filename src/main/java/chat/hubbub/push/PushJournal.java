package chat.hubbub.push;

import chat.hubbub.identity.Person;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where subscriptions and the server's keys are kept. What is saved survives {@code kill -9}. All methods may block on the
 * disk, and throw {@link RuntimeException} where it cannot be read or written.
 */
public interface PushJournal {

    /** The bytes that were kept first, ever: these if there were none. */
    byte[] keys(Supplier<byte[]> fresh);

    /** What was saved within this time; what is older is forgotten at the first time, and once a day. */
    List<PushSubscription> subscriptions(Duration kept);

    /** Of those who have a subscription, or had one until lately. */
    List<Whereabouts> whereabouts();

    /** Keeps a subscription in the place of any other with its endpoint. */
    void save(PushSubscription subscription);

    void forget(Endpoint endpoint);

    /** Keeps how somebody is spoken to in the place of how they were. */
    void save(Whereabouts whereabouts);

    void forget(Person person);
}

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

    /** Whether others write to it too, so that what was read of it may be over. */
    boolean isShared();

    /** What was saved within this time; what is older is forgotten at the first time, and once a day. */
    List<PushSubscription> subscriptions(Duration kept);

    /** Of those who have a subscription, or had one until lately. */
    List<Whereabouts> whereabouts();

    /** Whether this was saved within this time, and is as it was. */
    boolean has(PushSubscription subscription, Duration within);

    /** Keeps a subscription in the place of any other with its endpoint. */
    void save(PushSubscription subscription);

    /** Forgets a subscription, whosever it is. */
    void forget(Endpoint endpoint);

    /** Forgets a subscription of this person; false if they have none with this endpoint. */
    boolean forget(Endpoint endpoint, Person person);

    /** Keeps the nickname that somebody holds now, and adds rooms to those that they have been in; what is kept then. */
    Whereabouts save(Whereabouts more);

    /** Forgets how somebody is spoken to, unless they have a subscription. */
    void forget(Person person);
}

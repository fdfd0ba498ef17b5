package chat.hubbub.push;

import chat.hubbub.identity.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps nothing but what others wrote. */
final class ForgetfulJournal implements PushJournal {

    final List<PushSubscription> ofOthers = new ArrayList<>();
    final List<Whereabouts> whereaboutsOfOthers = new ArrayList<>();
    int saved;

    @Override
    public byte[] keys(Supplier<byte[]> fresh) {
        return fresh.get();
    }

    @Override
    public List<PushSubscription> subscriptions(Duration kept) {
        return List.copyOf(ofOthers);
    }

    @Override
    public List<Whereabouts> whereabouts() {
        return List.copyOf(whereaboutsOfOthers);
    }

    @Override
    public void save(PushSubscription subscription) {
        saved++;
    }

    @Override
    public void forget(Endpoint endpoint) {}

    @Override
    public void save(Whereabouts whereabouts) {
        saved++;
    }

    @Override
    public void forget(Person person) {}
}

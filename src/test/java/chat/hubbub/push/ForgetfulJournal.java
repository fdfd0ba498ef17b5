package chat.hubbub.push;

import chat.hubbub.identity.Person;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Keeps nothing. */
final class ForgetfulJournal implements PushJournal {

    int saved;

    @Override
    public byte[] keys(Supplier<byte[]> fresh) {
        return fresh.get();
    }

    @Override
    public List<PushSubscription> subscriptions(Instant since) {
        return List.of();
    }

    @Override
    public List<Whereabouts> whereabouts() {
        return List.of();
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

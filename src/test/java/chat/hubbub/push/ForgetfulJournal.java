package chat.hubbub.push;

import chat.hubbub.identity.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps nothing but what others wrote, and where people were. */
final class ForgetfulJournal implements PushJournal {

    final List<PushSubscription> ofOthers = new ArrayList<>();
    final List<Whereabouts> whereaboutsOfOthers = new ArrayList<>();
    private final Map<Person, Whereabouts> whereabouts = new HashMap<>();
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
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean has(PushSubscription subscription, Duration within) {
        throw new AssertionError("Who is alone need not ask.");
    }

    @Override
    public void save(PushSubscription subscription) {
        saved++;
    }

    @Override
    public void forget(Endpoint endpoint) {}

    @Override
    public boolean forget(Endpoint endpoint, Person person) {
        return true;
    }

    @Override
    public Whereabouts save(Whereabouts more) {
        saved++;
        return whereabouts.merge(more.person(), more, (kept, next) -> kept.with(next.nickname(), next.rooms()));
    }

    @Override
    public void forget(Person person) {
        whereabouts.remove(person);
    }
}

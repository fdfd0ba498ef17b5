package chat.hubbub.moderation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many are here, and from where. Keeps nothing of those who are gone. Safe for any thread. */
public final class Crowd {

    private final ConcurrentHashMap<Address, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** How many from there are here now. */
    public int add(Address address) {
        all.incrementAndGet();
        return byAddress.merge(address, 1, Integer::sum);
    }

    /** To be called once for each that was added. */
    public void remove(Address address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
    }

    public int from(Address address) {
        return byAddress.getOrDefault(address, 0);
    }

    public int size() {
        return all.get();
    }

    /** From how many addresses they come. */
    int addresses() {
        return byAddress.size();
    }
}

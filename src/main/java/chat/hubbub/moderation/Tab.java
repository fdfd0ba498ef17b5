package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * What was used up of limits on this node and no other was told of yet. Of what there is no room for nobody is told: then a
 * limit counts on each node alone. Safe for any thread; never waits.
 */
public final class Tab implements Spending {

    /** Of each limit, until the next telling. */
    static final int MOST_KEPT = 5_000;

    private final Map<Limit, ConcurrentHashMap<Nickname, Long>> underNicknames = columns(Spent.OF_NICKNAMES);
    private final Map<Limit, ConcurrentHashMap<Address, Long>> fromAddresses = columns(Spent.OF_ADDRESSES);
    private final Set<Spent.Turn> turns = ConcurrentHashMap.newKeySet();
    private volatile Runnable whenTurnIsTaken = () -> {};

    /** Takes all that was used up since the last time, each of it once. */
    public List<Spent> take() {
        List<Spent> all = new ArrayList<>();
        for (Iterator<Spent.Turn> each = turns.iterator(); each.hasNext(); ) {
            all.add(each.next());
            each.remove();
        }
        underNicknames.forEach((limit, used) ->
                take(used, (nickname, amount) -> new Spent.UnderNickname(nickname, limit, amount), all));
        fromAddresses.forEach(
                (limit, used) -> take(used, (address, amount) -> new Spent.FromAddress(address, limit, amount), all));
        return all;
    }

    /** Has something done after each turn that somebody takes, because the others should know that at once; it must be quick. */
    public void whenTurnIsTaken(Runnable action) {
        whenTurnIsTaken = action;
    }

    @Override
    public void under(Nickname nickname, Limit limit, long amount) {
        add(column(underNicknames, limit), nickname, amount);
    }

    @Override
    public void from(Address address, Limit limit, long amount) {
        add(column(fromAddresses, limit), address, amount);
    }

    @Override
    public void turn(RoomName room, Person person) {
        if (turns.size() < MOST_KEPT) {
            turns.add(new Spent.Turn(room, person));
            whenTurnIsTaken.run();
        }
    }

    private static <C> C column(Map<Limit, C> columns, Limit limit) {
        return Objects.requireNonNull(columns.get(limit), "Nobody uses up that");
    }

    private static <K> void add(ConcurrentHashMap<K, Long> used, K key, long amount) {
        if (used.mappingCount() < MOST_KEPT || used.containsKey(key)) {
            used.merge(key, amount, Long::sum);
        }
    }

    private static <K> void take(ConcurrentHashMap<K, Long> used, BiFunction<K, Long, Spent> spent, List<Spent> all) {
        for (K key : used.keySet()) {
            Long amount = used.remove(key);
            if (amount != null && amount > 0) {
                all.add(spent.apply(key, amount));
            }
        }
    }

    private static <K> Map<Limit, ConcurrentHashMap<K, Long>> columns(Set<Limit> limits) {
        Map<Limit, ConcurrentHashMap<K, Long>> columns = new EnumMap<>(Limit.class);
        limits.forEach(limit -> columns.put(limit, new ConcurrentHashMap<>()));
        return columns;
    }
}

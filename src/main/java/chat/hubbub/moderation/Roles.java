package chat.hubbub.moderation;

import chat.hubbub.identity.Person;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who has which role. Safe for any thread. */
final class Roles {

    private volatile Map<Person, RoleHolder> holders = Map.of();

    Roles(Collection<RoleHolder> kept) {
        replace(kept);
    }

    /** Has these hold, and those of whom no journal knows because they cannot be met again. One thread at a time changes. */
    void replace(Collection<RoleHolder> kept) {
        Map<Person, RoleHolder> now = new ConcurrentHashMap<>();
        kept.forEach(holder -> now.put(holder.person(), holder));
        holders.values().stream()
                .filter(holder -> !holder.person().canReturn())
                .forEach(holder -> now.put(holder.person(), holder));
        holders = now;
    }

    void put(RoleHolder holder) {
        holders.put(holder.person(), holder);
    }

    void remove(Person person) {
        holders.remove(person);
    }

    Optional<RoleHolder> of(@Nullable Person person) {
        return person == null ? Optional.empty() : Optional.ofNullable(holders.get(person));
    }

    /** Owners first, then those who have had it longest. */
    List<RoleHolder> all() {
        return holders.values().stream()
                .sorted(Comparator.comparing(RoleHolder::role).reversed().thenComparing(RoleHolder::since))
                .toList();
    }
}

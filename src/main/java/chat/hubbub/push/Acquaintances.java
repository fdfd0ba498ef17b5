package chat.hubbub.push;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How those who are called are spoken to. Asking waits for nobody and for no disk; changing does. Safe for any thread.
 */
final class Acquaintances {

    private final PushJournal journal;
    private volatile Map<Person, Whereabouts> known = new ConcurrentHashMap<>();
    private volatile Map<String, Set<Person>> byName = new ConcurrentHashMap<>();

    Acquaintances(PushJournal journal) {
        this.journal = journal;
    }

    synchronized void reload() {
        Map<Person, Whereabouts> people = new ConcurrentHashMap<>();
        Map<String, Set<Person>> names = new ConcurrentHashMap<>();
        journal.whereabouts().forEach(one -> hold(one, people, names));
        known = people;
        byName = names;
    }

    /** Whether somebody holds another nickname than the last time, or has not been in this room. */
    boolean isNews(Speaker speaker, RoomName room) {
        Whereabouts last = known.get(speaker.person());
        return last == null
                || !last.nickname().equals(speaker.nickname())
                || room.isPublic() && !last.rooms().contains(room);
    }

    synchronized void met(Speaker speaker, Collection<RoomName> rooms) {
        Whereabouts last = known.get(speaker.person());
        Set<RoomName> common = new LinkedHashSet<>();
        rooms.stream().filter(RoomName::isPublic).forEach(common::add);
        if (last == null || !last.with(speaker.nickname(), common).equals(last)) {
            Whereabouts now = journal.save(new Whereabouts(speaker.person(), speaker.nickname(), common));
            drop(last);
            hold(now, known, byName);
        }
    }

    /** Has the journal say at the next meeting how somebody is spoken to: what is known here may be over. */
    synchronized void doubt(Person person) {
        drop(known.get(person));
    }

    synchronized void forget(Person person) {
        drop(known.get(person));
        journal.forget(person);
    }

    /** Those whom a line names, wherever it was said; at a cost that depends on the line alone. */
    List<Whereabouts> namedIn(String text) {
        return Mention.names(text).stream()
                .flatMap(name -> byName.getOrDefault(name, Set.of()).stream())
                .distinct()
                .flatMap(person -> Stream.ofNullable(known.get(person)))
                .toList();
    }

    private static void hold(Whereabouts one, Map<Person, Whereabouts> people, Map<String, Set<Person>> names) {
        people.put(one.person(), one);
        names.computeIfAbsent(Mention.name(one.nickname()), any -> ConcurrentHashMap.newKeySet())
                .add(one.person());
    }

    private void drop(@Nullable Whereabouts one) {
        if (one != null) {
            known.remove(one.person());
            byName.computeIfPresent(
                    Mention.name(one.nickname()),
                    (name, all) -> all.remove(one.person()) && all.isEmpty() ? null : all);
        }
    }
}

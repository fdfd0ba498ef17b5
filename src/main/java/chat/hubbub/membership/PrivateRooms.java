package chat.hubbub.membership;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The rooms that are not everybody's, and who may enter them. Asking about a public room costs nothing, about a private one
 * mostly a look into a cache. Safe for any thread; may block on the disk.
 */
public final class PrivateRooms {

    /** So many rooms somebody may belong to before they can open no more. */
    public static final int MOST_ROOMS = 500;

    private static final int MOST_CACHED = 10_000;

    /** So long nobody asks again for a room that could not be read: a flood of questions costs no more than one. */
    private static final Duration UNREADABLE_FOR = Duration.ofSeconds(1);

    private static final String SEAL = "HmacSHA256";

    private final MembershipJournal journal;
    private final LoadingCache<RoomName, Optional<PrivateRoom>> rooms;
    private final Cache<RoomName, RuntimeException> unreadable;
    private final byte[] key;
    private volatile long mark;

    public PrivateRooms(MembershipJournal journal) {
        this(journal, Ticker.systemTicker());
    }

    PrivateRooms(MembershipJournal journal, Ticker ticker) {
        this.journal = journal;
        this.key = journal.key();
        this.mark = journal.changesSince(MembershipJournal.Changes.NONE.mark()).mark();
        this.rooms = Caffeine.newBuilder().maximumSize(MOST_CACHED).build(this::load);
        this.unreadable = Caffeine.newBuilder()
                .maximumSize(MOST_CACHED)
                .expireAfterWrite(UNREADABLE_FOR)
                .ticker(ticker)
                .build();
    }

    /** Whether this person may see anything of the room at all. */
    public boolean mayEnter(RoomName room, Person person) {
        return room.isPublic() || find(room).map(found -> found.has(person)).orElse(false);
    }

    /** Whether to ask about this room may mean to wait for the disk; to ask this never does. */
    public boolean mayWait(RoomName room) {
        return !room.isPublic() && rooms.getIfPresent(room) == null;
    }

    /** A private room, if there is one of this name. */
    public Optional<PrivateRoom> find(RoomName name) {
        return name.isPublic() ? Optional.empty() : rooms.get(name);
    }

    /** The rooms somebody belongs to, the newest first. */
    public List<PrivateRoom> of(Person person) {
        return journal.of(person, MOST_ROOMS).stream()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    /** Makes a room of one's own, with an invite; none if this person has as many as they may. */
    public synchronized Optional<PrivateRoom> open(Title title, Speaker maker) {
        if (isFull(maker.person())) {
            return Optional.empty();
        }
        Map<Person, Nickname> members = Map.of(maker.person(), maker.nickname());
        PrivateRoom room =
                new PrivateRoom(RoomName.ofPrivate(), Optional.of(title), Optional.of(Invite.fresh()), members);
        return change(room.name(), nothing -> Optional.of(room));
    }

    /** The one room of these two, made if it is not there; none if the first of them has as many rooms as they may. */
    public synchronized Optional<PrivateRoom> between(Speaker one, Speaker other) {
        RoomName name = nameFor(one.person(), other.person());
        Optional<PrivateRoom> known = find(name);
        if (known.isEmpty() && isFull(one.person())) {
            return Optional.empty();
        }
        Map<Person, Nickname> members = new LinkedHashMap<>();
        members.put(one.person(), one.nickname());
        members.put(other.person(), other.nickname());
        PrivateRoom room = new PrivateRoom(name, Optional.empty(), Optional.empty(), members);
        return known.filter(room::equals).isPresent() ? known : change(name, any -> Optional.of(room));
    }

    /** The room that an invite leads to. */
    public Optional<PrivateRoom> invitedBy(Invite invite) {
        Optional<RoomName> name = journal.invitedBy(invite);
        name.filter(room -> find(room)
                        .flatMap(PrivateRoom::invite)
                        .filter(invite::equals)
                        .isEmpty())
                .ifPresent(this::reload);
        return name.flatMap(this::find).filter(room -> room.isOpenTo(invite));
    }

    /** Lets somebody in who shows an invite to this room; whether they are in then. */
    public synchronized boolean admit(RoomName name, Speaker speaker, Invite invite) {
        boolean invited = find(name).filter(room -> room.isOpenTo(invite)).isPresent();
        if (!invited || mayEnter(name, speaker.person()) || isFull(speaker.person())) {
            return mayEnter(name, speaker.person());
        }
        return changeThere(name, room -> room.isOpenTo(invite) ? room.with(speaker.person(), speaker.nickname()) : room)
                .filter(room -> room.has(speaker.person()))
                .isPresent();
    }

    /** Remembers the nickname with which somebody who belongs to a room is there. */
    public void met(RoomName name, Speaker speaker) {
        Optional<PrivateRoom> room = find(name).filter(found -> found.has(speaker.person()));
        if (room.isPresent() && !speaker.nickname().equals(room.get().members().get(speaker.person()))) {
            changeThere(
                    name,
                    found -> found.has(speaker.person()) ? found.with(speaker.person(), speaker.nickname()) : found);
        }
    }

    /** Has another invite, or none, let people in from now on. */
    public void inviteBy(RoomName name, Optional<Invite> invite) {
        changeThere(name, room -> room.invitingBy(invite));
    }

    /** Somebody belongs to it no more. */
    public void leave(RoomName name, Person person) {
        changeThere(name, room -> room.without(person));
    }

    /** Looks again at the rooms that others changed since the last time. Not for two threads at once. */
    public void reload() {
        MembershipJournal.Changes changes = journal.changesSince(mark);
        while (!changes.rooms().isEmpty()) {
            changes.rooms().forEach(name -> rooms.asMap().computeIfPresent(name, (same, any) -> journal.find(name)));
            mark = changes.mark();
            changes = journal.changesSince(mark);
        }
    }

    /** Forgets every room, as the journal may be one of an earlier time now, or of another. */
    public void startOver() {
        mark = journal.changesSince(MembershipJournal.Changes.NONE.mark()).mark();
        rooms.invalidateAll();
    }

    /** Looks again at one room that others may have changed just now. */
    public void reload(RoomName name) {
        if (!name.isPublic()) {
            rooms.asMap().compute(name, (same, before) -> journal.find(name));
        }
    }

    private Optional<PrivateRoom> load(RoomName name) {
        RuntimeException fault = unreadable.getIfPresent(name);
        if (fault != null) {
            throw fault;
        }
        try {
            return journal.find(name);
        } catch (RuntimeException e) {
            unreadable.put(name, e);
            throw e;
        }
    }

    private boolean isFull(Person person) {
        return journal.of(person, MOST_ROOMS).size() >= MOST_ROOMS;
    }

    private Optional<PrivateRoom> changeThere(RoomName name, UnaryOperator<PrivateRoom> change) {
        return change(name, room -> room.map(change));
    }

    /** What is read and what is changed of a room goes into the cache in the order in which it was in the journal. */
    private Optional<PrivateRoom> change(RoomName name, UnaryOperator<Optional<PrivateRoom>> change) {
        return rooms.asMap().compute(name, (same, before) -> journal.change(name, change));
    }

    /** Nobody can tell from it who the two are, nor find it without the key. */
    private RoomName nameFor(Person one, Person other) {
        boolean inOrder = one.id().compareTo(other.id()) < 0;
        String both = inOrder ? one.id() + '\n' + other.id() : other.id() + '\n' + one.id();
        try {
            Mac mac = Mac.getInstance(SEAL);
            mac.init(new SecretKeySpec(key, SEAL));
            return RoomName.ofDirect(mac.doFinal(both.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + SEAL, e);
        }
    }
}

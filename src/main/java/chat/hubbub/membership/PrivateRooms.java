package chat.hubbub.membership;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
    private static final String SEAL = "HmacSHA256";

    private final MembershipJournal journal;
    private final LoadingCache<RoomName, Optional<PrivateRoom>> rooms;
    private final byte[] key;

    public PrivateRooms(MembershipJournal journal) {
        this.journal = journal;
        this.key = journal.key();
        this.rooms = Caffeine.newBuilder().maximumSize(MOST_CACHED).build(journal::find);
    }

    /** Whether this person may see anything of the room at all. */
    public boolean mayEnter(RoomName room, Person person) {
        return room.isPublic() || find(room).map(found -> found.has(person)).orElse(false);
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
    public Optional<PrivateRoom> open(Title title, Speaker maker) {
        if (isFull(maker.person())) {
            return Optional.empty();
        }
        Map<Person, Nickname> members = Map.of(maker.person(), maker.nickname());
        return Optional.of(
                keep(new PrivateRoom(RoomName.ofPrivate(), Optional.of(title), Optional.of(Invite.fresh()), members)));
    }

    /** The one room of these two, made if it is not there; none if the first of them has as many rooms as they may. */
    public Optional<PrivateRoom> between(Speaker one, Speaker other) {
        RoomName name = nameFor(one.person(), other.person());
        Optional<PrivateRoom> known = find(name);
        if (known.isEmpty() && isFull(one.person())) {
            return Optional.empty();
        }
        Map<Person, Nickname> members = new LinkedHashMap<>();
        members.put(one.person(), one.nickname());
        members.put(other.person(), other.nickname());
        PrivateRoom room = new PrivateRoom(name, Optional.empty(), Optional.empty(), members);
        return known.filter(room::equals).isPresent() ? known : Optional.of(keep(room));
    }

    /** The room that an invite leads to. */
    public Optional<PrivateRoom> invitedBy(Invite invite) {
        return journal.invitedBy(invite).flatMap(this::find).filter(room -> room.isOpenTo(invite));
    }

    /** Lets somebody in who shows an invite to this room; whether they are in then. */
    public boolean admit(RoomName name, Speaker speaker, Invite invite) {
        change(
                name,
                room -> room.isOpenTo(invite) && !room.has(speaker.person()) && !isFull(speaker.person())
                        ? room.with(speaker.person(), speaker.nickname())
                        : room);
        return mayEnter(name, speaker.person());
    }

    /** Remembers the nickname with which somebody who belongs to a room is there. */
    public void met(RoomName name, Speaker speaker) {
        Optional<PrivateRoom> room = find(name).filter(found -> found.has(speaker.person()));
        if (room.isPresent() && !speaker.nickname().equals(room.get().members().get(speaker.person()))) {
            change(
                    name,
                    found -> found.has(speaker.person()) ? found.with(speaker.person(), speaker.nickname()) : found);
        }
    }

    /** Has another invite, or none, let people in from now on. */
    public void inviteBy(RoomName name, Optional<Invite> invite) {
        change(name, room -> room.invitingBy(invite));
    }

    /** Somebody belongs to it no more. */
    public void leave(RoomName name, Person person) {
        change(name, room -> room.without(person));
    }

    private boolean isFull(Person person) {
        return journal.of(person, MOST_ROOMS).size() >= MOST_ROOMS;
    }

    private synchronized void change(RoomName name, UnaryOperator<PrivateRoom> change) {
        Optional<PrivateRoom> before = find(name);
        before.map(change).filter(after -> !after.equals(before.get())).ifPresent(this::keep);
    }

    private synchronized PrivateRoom keep(PrivateRoom room) {
        journal.save(room);
        rooms.put(room.name(), Optional.of(room));
        return room;
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

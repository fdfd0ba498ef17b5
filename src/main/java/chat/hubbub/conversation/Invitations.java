package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.membership.Title;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.Verdict;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * The way to rooms that are not everybody's: making them, inviting to them, leaving them. Whoever does not belong to a room is
 * answered as if it did not exist. Safe for any thread; may block on the disk.
 */
public final class Invitations {

    private static final Refusal TOO_MANY =
            Refusal.of(Refusal.Code.FORBIDDEN, "You belong to as many private rooms as anybody may.");
    private static final Refusal NOBODY =
            Refusal.of(Refusal.Code.FORBIDDEN, "Only who is connected under a nickname can open a private room.");
    private static final Refusal ONESELF =
            Refusal.of(Refusal.Code.FORBIDDEN, "A direct conversation needs somebody else.");

    private static final Refusal NOT_NOW = Refusal.of(
            Refusal.Code.UNAVAILABLE, "The server cannot let anybody in at the moment. Please try again later.");

    private static final Person NO_MEMBER = Person.passerBy();

    private final PrivateRooms rooms;
    private final NicknameClaims claims;
    private final Gatekeeper gatekeeper;
    private final MessageLog log;
    private final Presence presence;
    private final Inboxes inboxes;
    private final Supplier<InboxRelay> relay;

    Invitations(
            PrivateRooms rooms,
            NicknameClaims claims,
            Gatekeeper gatekeeper,
            MessageLog log,
            Presence presence,
            Inboxes inboxes,
            Supplier<InboxRelay> relay) {
        this.rooms = rooms;
        this.claims = claims;
        this.gatekeeper = gatekeeper;
        this.log = log;
        this.presence = presence;
        this.inboxes = inboxes;
        this.relay = relay;
    }

    /** A private room in somebody's list, with what the directory tells of a public one. */
    public record Entry(RoomCard room, int online, long lastSeq) {}

    /** Tells of the rooms that somebody comes to belong to, until the answer is run. The listener must not block. */
    public Runnable listen(Person person, Consumer<RoomCard> listener) {
        return inboxes.listen(person, listener);
    }

    /** Another node says that somebody came to belong to a room: if they are here, they are told here. */
    public void heard(Person person, RoomName name) {
        if (inboxes.reach(person)) {
            rooms.reload(name);
            tellHere(name, person);
        }
    }

    /** The private rooms that somebody belongs to, the newest first. */
    public List<Entry> roomsOf(Person person) {
        List<PrivateRoom> theirs = rooms.of(person);
        Map<RoomName, Long> lastSeqs =
                log.lastSeqs(theirs.stream().map(PrivateRoom::name).toList());
        return theirs.stream()
                .map(room -> new Entry(
                        RoomCard.of(room, person),
                        presence.online(room.name()),
                        lastSeqs.getOrDefault(room.name(), 0L)))
                .toList();
    }

    /** A private room, as somebody sees it who belongs to it. */
    public Optional<RoomCard> room(RoomName name, Person person) {
        return belonging(name, person).map(room -> RoomCard.of(room, person));
    }

    /** The room that an invite leads to, as it is shown at its door. */
    public Optional<RoomCard> invitedBy(Invite invite) {
        return rooms.invitedBy(invite)
                .map(room -> new RoomCard(room.name(), room.titleFor(NO_MEMBER), Optional.empty()));
    }

    /** Makes a private room. */
    public Opened open(Title title, Person maker) {
        return asSpeaker(maker, speaker -> opened(rooms.open(title, speaker), maker));
    }

    /** Opens the conversation of two people; the other one is told of it. */
    public Opened openDirect(Person person, Nickname nickname) {
        return asSpeaker(
                person,
                speaker -> claims.holder(nickname)
                        .map(other -> between(speaker, other))
                        .orElseGet(Opened.NobodyThere::new));
    }

    /**
     * Lets somebody in who was invited to this very room. Whoever was not is not told so here, but when they enter.
     *
     * @return why it cannot be done at the moment, if so
     */
    public Optional<Refusal> accept(RoomName name, Invite invite, Speaker speaker) {
        try {
            boolean was = rooms.mayEnter(name, speaker.person());
            if (rooms.admit(name, speaker, invite) && !was) {
                tell(name, speaker.person());
            }
            return Optional.empty();
        } catch (DataAccessException e) {
            return Optional.of(NOT_NOW);
        }
    }

    /** What lets others into a private room that somebody belongs to. */
    public Optional<Invite> inviteTo(RoomName name, Person person) {
        return belonging(name, person).flatMap(PrivateRoom::invite);
    }

    /** Puts another invite into the place of the one there is; none if somebody does not belong to such a room. */
    public Optional<Invite> renewInvite(RoomName name, Person person) {
        return changeInvite(name, person, Optional.of(Invite.fresh())) ? inviteTo(name, person) : Optional.empty();
    }

    /** Has nobody let in any more; false if somebody does not belong to such a room. */
    public boolean revokeInvite(RoomName name, Person person) {
        return changeInvite(name, person, Optional.empty());
    }

    /** Leaves for good; false if somebody does not belong to such a room. */
    public boolean leave(RoomName name, Person person) {
        Optional<PrivateRoom> room = belonging(name, person);
        room.ifPresent(found -> rooms.leave(name, person));
        return room.isPresent();
    }

    private boolean changeInvite(RoomName name, Person person, Optional<Invite> invite) {
        boolean may =
                name.kind() == RoomName.Kind.PRIVATE && belonging(name, person).isPresent();
        if (may) {
            rooms.inviteBy(name, invite);
        }
        return may;
    }

    private Opened asSpeaker(Person person, Function<Speaker, Opened> act) {
        Optional<Speaker> speaker = claims.heldBy(person);
        if (speaker.isEmpty()) {
            return new Opened.Refused(NOBODY);
        }
        return gatekeeper.examineMove(speaker.get()) instanceof Verdict.TooFast tooFast
                ? new Opened.Refused(Refusal.tooFast(tooFast.retryAfter()))
                : act.apply(speaker.get());
    }

    private Opened between(Speaker one, Speaker other) {
        if (one.person().equals(other.person())) {
            return new Opened.Refused(ONESELF);
        }
        Opened opened = opened(rooms.between(one, other), one.person());
        if (opened instanceof Opened.Done done) {
            tell(done.room().room(), other.person());
        }
        return opened;
    }

    private Opened opened(Optional<PrivateRoom> room, Person person) {
        room.ifPresent(made -> tell(made.name(), person));
        return room.<Opened>map(made -> new Opened.Done(RoomCard.of(made, person)))
                .orElseGet(() -> new Opened.Refused(TOO_MANY));
    }

    private void tell(RoomName name, Person person) {
        tellHere(name, person);
        relay.get().admitted(person, name);
    }

    private void tellHere(RoomName name, Person person) {
        room(name, person).ifPresent(card -> inboxes.tell(person, card));
    }

    private Optional<PrivateRoom> belonging(RoomName name, Person person) {
        return rooms.find(name).filter(room -> room.has(person));
    }
}

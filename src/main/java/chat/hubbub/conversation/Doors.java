package chat.hubbub.conversation;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Authority;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who is turned away where they come in, and who is sent away again. Every door asks here before it gives a nickname, and says
 * here how a connection is ended. Safe for any thread; never blocks.
 */
public final class Doors {

    private final Authority authority;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();

    Doors(Authority authority) {
        this.authority = authority;
    }

    /**
     * Why somebody may not come in.
     *
     * @param nickname empty for those who leave it to the server
     */
    public Optional<Refusal> refusal(Optional<Nickname> nickname, Person person, Address address) {
        return authority.hasSanctions()
                ? Refusal.of(authority.examine(nickname, person, authority.origin(address)))
                : Optional.empty();
    }

    /** Where somebody comes from, as other nodes may know it. */
    public Optional<SealedOrigin> originOf(Address address) {
        return authority.origin(address).map(origin -> new SealedOrigin(origin.seal()));
    }

    /**
     * Has a connection ended when its person is sent away, until the answer is run. It may be told so at once.
     *
     * @param end must not block
     */
    public Runnable listen(Badge badge, Address address, Consumer<Refusal> end) {
        Guest guest = new Guest(badge, address, end);
        guests.add(guest);
        if (badge.isLost()) {
            end.accept(lost(badge));
        }
        // Somebody may have been banned since this door asked.
        refusal(Optional.of(badge.speaker().nickname()), badge.person(), address)
                .ifPresent(end);
        return () -> guests.remove(guest);
    }

    /** Ends all connections under a nickname that is somebody else's by now. */
    void sendAway(Badge badge) {
        guests.stream().filter(guest -> guest.badge.equals(badge)).forEach(guest -> guest.end.accept(lost(badge)));
    }

    /** Ends the connections of all who must not be here any more; tells of how many. */
    int clear() {
        int ended = 0;
        for (Guest guest : guests) {
            Optional<Refusal> refusal =
                    refusal(Optional.of(guest.badge.speaker().nickname()), guest.badge.person(), guest.address);
            if (refusal.isPresent()) {
                guest.end.accept(refusal.get());
                ended++;
            }
        }
        return ended;
    }

    /** Where somebody comes from who is connected under this nickname. */
    Optional<Address> addressOf(Nickname nickname) {
        return guests.stream()
                .filter(guest -> guest.badge.speaker().nickname().skeleton().equals(nickname.skeleton()))
                .map(guest -> guest.address)
                .findFirst();
    }

    private static Refusal lost(Badge badge) {
        return Refusal.nicknameLost(badge.speaker().nickname());
    }

    /** Known by itself: one person may be connected many times. */
    private static final class Guest {

        private final Badge badge;
        private final Address address;
        private final Consumer<Refusal> end;

        Guest(Badge badge, Address address, Consumer<Refusal> end) {
            this.badge = badge;
            this.address = address;
            this.end = end;
        }
    }
}

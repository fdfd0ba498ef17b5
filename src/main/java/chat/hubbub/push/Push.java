package chat.hubbub.push;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.function.SingletonSupplier;

/**
 * Browsers that want to be called, and the calling. Where it is switched off there are none. Safe for any thread; what
 * changes something, and the first asking for the key, may block on the disk.
 */
public final class Push implements PushCounts, AutoCloseable {

    private final PushServices services;
    private final Acquaintances acquaintances;
    private final Subscribers subscribers;
    private final Deliveries deliveries;
    private final boolean enabled;

    /** Made at the first use, so that no start waits for them. */
    private final SingletonSupplier<VapidKeys> keys;

    private final String contact;
    private final Clock clock;

    Push(PushProperties properties, PushServices services, PushJournal journal, Clock clock) {
        this.services = services;
        this.contact = properties.contact();
        this.clock = clock;
        this.enabled = properties.enabled();
        this.keys = SingletonSupplier.of(() -> VapidKeys.of(journal.keys(VapidKeys::fresh)));
        this.acquaintances = new Acquaintances(journal);
        this.subscribers = new Subscribers(journal, acquaintances, clock);
        if (enabled) {
            subscribers.reload();
        }
        this.deliveries = new Deliveries(subscribers, this::deliver, Deliveries.Pauses.ORDINARY);
    }

    /** What a browser binds its subscription to; none where nobody is called. */
    public Optional<String> key() {
        return enabled ? Optional.of(keys.obtain().applicationServerKey()) : Optional.empty();
    }

    /** Takes a subscription, or another version of one. */
    public Taken subscribe(PushSubscription wanted) {
        return enabled && services.mayBe(wanted.endpoint()) ? subscribers.put(wanted) : Taken.NOT_THERE;
    }

    /** Ends a subscription of this person; false if they have none with this endpoint. */
    public boolean unsubscribe(Person person, Endpoint endpoint) {
        return enabled && subscribers.remove(person, endpoint);
    }

    /** Has what the journal holds be what is known, as others may write to it too. May block on the disk. */
    public void reload() {
        if (enabled) {
            subscribers.reload();
        }
    }

    /** Whether anybody wants to be called at all; costs next to nothing. */
    public boolean hasAny() {
        return subscribers.hasAny();
    }

    public Set<PushSubscription> of(Person person) {
        return subscribers.of(person);
    }

    /** Whether {@link #met} would change anything; costs next to nothing. */
    public boolean isNews(Speaker speaker, RoomName room) {
        return !of(speaker.person()).isEmpty() && acquaintances.isNews(speaker, room);
    }

    /** Remembers the nickname of somebody who wants to be called, and in which public rooms they are. */
    public void met(Speaker speaker, Collection<RoomName> rooms) {
        if (!of(speaker.person()).isEmpty()) {
            acquaintances.met(speaker, rooms);
        }
    }

    /** Those of them whom a line names, wherever it was said. */
    public List<Whereabouts> namedIn(String text) {
        return acquaintances.namedIn(text);
    }

    /**
     * Sends a note at once, and waits for what the push service says; none where this person has no such subscription.
     *
     * @throws IOException where the push service cannot be reached
     */
    public Optional<Answer> send(Person person, Endpoint endpoint, Note note) throws IOException {
        Optional<PushSubscription> to = subscribers.find(person, endpoint);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        Answer answer = deliver(to.get(), note);
        if (answer.isGone()) {
            subscribers.remove(endpoint);
        }
        return Optional.of(answer);
    }

    /** Waits for nothing; what cannot be sent is counted. */
    public void send(PushSubscription to, Note note) {
        deliveries.send(to, note);
    }

    /** Counts something that concerned somebody, and that there was no room for. */
    public void drop() {
        deliveries.drop();
    }

    @Override
    public int subscriptions() {
        return subscribers.size();
    }

    @Override
    public long sent() {
        return deliveries.sent();
    }

    @Override
    public long failed() {
        return deliveries.failed();
    }

    @Override
    public long dropped() {
        return deliveries.dropped();
    }

    @Override
    public void close() {
        deliveries.close();
    }

    private Answer deliver(PushSubscription to, Note note) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("TTL", Long.toString(Note.KEPT.toSeconds()));
        headers.put("Urgency", note.urgency());
        headers.put("Topic", note.topic(to.keys()));
        headers.put("Content-Encoding", SealedPayload.ENCODING);
        headers.put("Content-Type", "application/octet-stream");
        headers.put(
                "Authorization",
                keys.obtain()
                        .authorization(
                                to.endpoint().origin(), contact.isEmpty() ? to.site() : contact, clock.instant()));
        return services.post(to.endpoint(), headers, SealedPayload.of(note.json(), to.keys()));
    }
}

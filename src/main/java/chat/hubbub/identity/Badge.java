package chat.hubbub.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody goes by on all their connections under one nickname. Whoever takes another nickname takes it on all of
 * them, and their badge is the same as before: so it, and not the nickname, tells whose doing something was. Safe for any
 * thread.
 */
public final class Badge {

    private final List<Consumer<Nickname>> listeners = new CopyOnWriteArrayList<>();
    private volatile Speaker speaker;

    /** The badge in which this one was merged, because its bearer took a nickname of theirs from other connections. */
    private volatile @Nullable Badge heir;

    /** Since when its bearer has been known without a break, as the claims tell time. */
    private final Instant since;

    /** Guarded by the claims. */
    int connections;

    /** Whether the grant still stood when the nickname was held here by it: until then it may be taken back. Guarded by the claims. */
    boolean confirmed;

    /** By which its bearer holds the nickname on this node. Written by the claims. */
    volatile Grant grant = Grant.NONE;

    /** Where its bearer comes from, if other nodes have to know. Guarded by the claims. */
    Optional<SealedOrigin> origin = Optional.empty();

    /** Written by the claims. */
    volatile boolean lost;

    Badge(Speaker speaker, Instant since) {
        this.speaker = speaker;
        this.since = since;
    }

    /** Who this is now. */
    public Speaker speaker() {
        return bearer().speaker;
    }

    /** Whose it is, whatever their nickname. */
    public Person person() {
        return speaker.person();
    }

    /** Does something as whoever this is now; no other nickname comes in between. It must be quick. */
    public <T> T as(Function<Speaker, T> act) {
        return bear(badge -> act.apply(badge.speaker));
    }

    /**
     * Tells of the nickname now and each time there is another one, until the answer is run; perhaps again of one that is
     * known. The listener must not block.
     */
    public Runnable listen(Consumer<Nickname> listener) {
        bear(badge -> badge.add(listener));
        return () -> bear(badge -> badge.listeners.remove(listener));
    }

    /** Tells those who listen what the nickname is now. The last thing that each of them hears is the latest. */
    public void tell() {
        Badge bearer = bearer();
        synchronized (bearer.listeners) {
            Nickname now = bearer.speaker().nickname();
            bearer.listeners.forEach(listener -> listener.accept(now));
        }
    }

    /**
     * Whether the nickname is somebody else's by now, because this node did not answer for it for too long. For whoever acts as
     * this badge the answer stays what it is.
     */
    public boolean isLost() {
        return bearer().lost;
    }

    /** Badges are the same once one is merged in the other. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Badge badge && badge.bearer() == bearer();
    }

    /** The one thing about it that never changes. */
    @Override
    public int hashCode() {
        return person().hashCode();
    }

    @Override
    public String toString() {
        return speaker().toString();
    }

    Instant since() {
        return bearer().since;
    }

    /** Whoever is renamed again and again leaves no long way behind. */
    Badge bearer() {
        Badge next = heir;
        if (next == null) {
            return this;
        }
        Badge last = next;
        for (Badge further = next; further != null; further = further.heir) {
            last = further;
        }
        heir = last;
        return last;
    }

    void become(Speaker now) {
        speaker = now;
    }

    /** To be called by whoever acts as this badge. */
    void mergeInto(Badge other) {
        other.connections += connections;
        connections = 0;
        other.origin = other.origin.or(() -> origin);
        other.listeners.addAll(listeners);
        heir = other;
    }

    private boolean add(Consumer<Nickname> listener) {
        synchronized (listeners) {
            listener.accept(speaker.nickname());
            return listeners.add(listener);
        }
    }

    private <T> T bear(Function<Badge, T> act) {
        while (true) {
            Badge bearer = bearer();
            synchronized (bearer) {
                if (bearer.heir == null) {
                    return act.apply(bearer);
                }
            }
        }
    }
}

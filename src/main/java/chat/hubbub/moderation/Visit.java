package chat.hubbub.moderation;

import io.github.bucket4j.Bucket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection, as one of those that its address may have. What it does counts there, under whatever nickname. Safe for any
 * thread.
 */
public final class Visit {

    private final Runnable whenOver;
    private final @Nullable Quota address;
    private final @Nullable Bucket own;
    private final LimitObserver observer;
    private final AtomicBoolean over = new AtomicBoolean();

    Visit(@Nullable Quota address, @Nullable Bucket own, LimitObserver observer, Runnable whenOver) {
        this.address = address;
        this.own = own;
        this.observer = observer;
        this.whenOver = whenOver;
    }

    /** Counts one thing that its address did. */
    public Optional<Excess> take(Limit limit) {
        return take(limit, 1);
    }

    public Optional<Excess> take(Limit limit, int asMany) {
        return address == null ? Optional.empty() : address.take(limit, asMany);
    }

    /** What was counted was not done after all, because it was too much of somebody alone: that costs their neighbours nothing. */
    public void giveBack(Limit limit) {
        if (address != null) {
            address.giveBack(limit);
        }
    }

    /** Counts bytes that were received, and tells for how many nanoseconds no more should be read. */
    public long receive(int bytes) {
        long ours = own == null ? 0 : own.consumeIgnoringRateLimits(bytes);
        if (ours > 0) {
            observer.refused(Limit.BYTES_PER_CONNECTION);
        }
        long all = address == null ? 0 : address.owe(Limit.BYTES_PER_ADDRESS, bytes);
        return Math.max(ours, all);
    }

    /** A limit that holds for each connection alike was met. */
    public void refused(Limit limit) {
        observer.refused(limit);
    }

    /** The connection is gone. Saying so twice is saying it once. */
    public void end() {
        if (over.compareAndSet(false, true)) {
            whenOver.run();
        }
    }
}

package chat.hubbub.broker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A published event with its encodings, each made when the first subscriber needs it. Any thread may ask for them. */
final class Frame<E> {

    final long seq;
    final long publishedNanos = System.nanoTime();
    final int weight;
    private final E event;
    private final @Nullable Object origin;
    private volatile Encoding<E>[] encodings = none();

    Frame(Publication<E> publication) {
        this.seq = publication.seq();
        this.weight = publication.weight();
        this.event = publication.event();
        this.origin = publication.origin();
    }

    boolean isStored() {
        return seq != Publication.UNSTORED;
    }

    /** The event in one format. Whoever asks first encodes; the others of that moment wait for it. */
    Encoding<E> in(WireFormat<E> format) {
        Encoding<E> known = find(format);
        return known != null ? known : encode(format);
    }

    /** Whether the format keeps this frame from a subscriber because that one caused it. */
    boolean isKeptFrom(Object self, Encoding<E> encoding) {
        return !encoding.echoed && self.equals(origin);
    }

    @Nullable Object origin() {
        return origin;
    }

    private synchronized Encoding<E> encode(WireFormat<E> format) {
        Encoding<E> known = find(format);
        if (known != null) {
            return known;
        }
        Encoding<E> made = new Encoding<>(format, format.encode(event), format.echoes(event));
        Encoding<E>[] more = Arrays.copyOf(encodings, encodings.length + 1);
        more[more.length - 1] = made;
        encodings = more;
        return made;
    }

    @SuppressWarnings("ReferenceEquality") // which is how formats are compared
    private @Nullable Encoding<E> find(WireFormat<E> format) {
        for (Encoding<E> encoding : encodings) {
            if (encoding.format == format) {
                return encoding;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <E> Encoding<E>[] none() {
        return (Encoding<E>[]) new Encoding<?>[0];
    }

    /**
     * An event in one format.
     *
     * @param body empty where the format has no word for it
     * @param echoed whether its origin gets it too
     */
    record Encoding<E>(WireFormat<E> format, byte[] body, boolean echoed) {}
}
